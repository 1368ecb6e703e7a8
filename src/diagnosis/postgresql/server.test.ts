import { expect, test } from 'vitest';
import type { Container } from '../containers.ts';
import { isManaged, isServer } from './server.ts';

const owner = { kind: 'StatefulSet', namespace: 'shop', name: 'db' };
const container = (spec: Record<string, unknown>): Container =>
  ({
    pod: { metadata: { name: 'db-0' } },
    name: 'app',
    role: 'main',
    spec: { name: 'app', ...spec },
    status: undefined,
    path: '',
  }) as unknown as Container;

test.each([
  'postgres',
  'postgres:17-alpine',
  'docker.io/library/postgres:15@sha256:0123',
  'registry.lions.dev/mirror/postgres:14',
  'bitnami/postgresql:16.1.0-debian-11-r26',
  'bitnamilegacy/postgresql-repmgr:16',
  'postgis/postgis:15-3.4',
  'timescale/timescaledb-ha:pg16',
  'supabase/postgres:15.1',
  'ghcr.io/cloudnative-pg/postgresql:17.2',
  'registry.opensource.zalan.do/acid/spilo-16:3.2-p3',
  'registry.developers.crunchydata.com/crunchydata/crunchy-postgres-ha:centos8-13.4-1',
  'percona/percona-postgresql-operator:2.3.1-ppg16-postgres',
  'quay.io/sclorg/postgresql-15-c9s',
  'ankane/pgvector:v0.5.1',
  'tensorchord/pgvecto-rs:pg16-v0.2.0',
])('%s is a server', (image) => expect(isServer(container({ image }), owner)).toBe(true));

test.each([
  'postgrest/postgrest:v12',
  'quay.io/prometheuscommunity/postgres-exporter:v0.17.0',
  'dpage/pgadmin4:8',
  'bitnami/pgbouncer:1',
  'ghcr.io/zalando/postgres-operator:v1.14',
  'prodrigestivill/postgres-backup-local:16',
  'shop/postgres-api:3',
  'mysql:8',
  'redis:7',
])('%s is none', (image) => expect(isServer(container({ image }), owner)).toBe(false));

test('a server is known by what it declares under any name', () => {
  const ports = [{ containerPort: 5432 }];
  expect(isServer(container({ image: 'shop/store:1', ports, env: [{ name: 'POSTGRES_PASSWORD' }] }), owner)).toBe(true);
  expect(isServer(container({ image: 'shop/store:1', env: [{ name: 'PGDATA' }] }), owner)).toBe(true);
  expect(isServer(container({ image: 'shop/store:1', command: ['postgres', '-D', '/data'] }), owner)).toBe(true);
  expect(isServer(container({ image: 'shop/web:1', env: [{ name: 'POSTGRES_PASSWORD' }] }), owner)).toBe(false);
});

test.each([
  [['psql', '-h', 'postgres']],
  [['sh', '-c', 'until pg_isready -h postgres; do sleep 1; done; pg_dump -U postgres shop']],
  [['sleep', 'infinity']],
])('the same image with %s is a client', (command) =>
  expect(isServer(container({ image: 'postgres:17', command }), owner)).toBe(false),
);

test('jobs and init containers are clients', () => {
  expect(isServer(container({ image: 'postgres:17' }), { ...owner, kind: 'Job' })).toBe(false);
  expect(isServer({ ...container({ image: 'postgres:17' }), role: 'init' }, owner)).toBe(false);
});

test('operators and replication managers look after their servers', () => {
  const one = (image: string, kind = 'StatefulSet') =>
    isManaged({ container: container({ image }), workload: { ...owner, kind } });
  expect(one('ghcr.io/zalando/spilo-16:3.2')).toBe(true);
  expect(one('postgres:17', 'Cluster')).toBe(true);
  expect(one('postgres:17')).toBe(false);
});
