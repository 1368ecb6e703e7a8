import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { type Container, containersOf } from '../containers.ts';
import { workloadOf } from '../owners.ts';
import { perReading } from '../per-cluster.ts';

/** A container that runs a PostgreSQL server, with the workload that an operator would change. */
export interface Server {
  readonly container: Container;
  readonly workload: ObjectRef;
}

/** The last part of an image's name, of the public images and of mirrors that keep it. */
const named =
  /^(?:(?:[\w.]+-)*(?:postgres(?!t\b)(?:ql)?(?:\d+)?|postgis|pgvector|pgvecto-rs|timescaledb|spilo|citus|edb-postgres\w*|patroni|pgautoupgrade)(?:-[\w.]+)*)$/i;
/** Programs about PostgreSQL that are named after it. */
const companion =
  /exporter|operator|back(?:up|rest)|barman|\bwal-?g|pgadmin|bouncer|pgpool|pooler|proxy|router|client|\bcli\b|admin|migrat|restore|dump|sync|\binit\b|connect|rest\b|-ui\b|web|gui|insight|adapter|metrics|kanister|upgrade-job|reloader|logical|\b(?:api|app|service|svc|worker|job|consumer|producer|seed\w*|loader|mcp|tests?)\b/i;

/** Percona keeps the servers of its operator among the operator’s own tags. */
const operatorsServer = /percona-postgresql-operator:\S*-postgres(?!.*(?:backrest|bouncer))/i;

const serving = /\b(?:postgres|postmaster|pg_ctl\w*|patroni|docker-(?:ensure-initdb|entrypoint)\S*|run-postgresql)\b/i;
const asking =
  /\b(?:psql|pg_dump\w*|pg_restore|pg_basebackup|pg_isready|pg_receivewal|createdb|createuser|dropdb|pgbench|vacuumdb|reindexdb|barman|pgbackrest|wal-g|nc|curl|wget)\b/i;

/** `postgres` of `registry.example/mirror/postgres:15-alpine@sha256:…`. */
export function imageName({ spec }: Pick<Container, 'spec'>): string {
  return ((spec.image ?? '').split('@')[0]?.split('/').at(-1) ?? '').split(':')[0] ?? '';
}

export function imageTag({ spec }: Pick<Container, 'spec'>): string {
  return /:([^:/@]+)(?:@.*)?$/.exec(spec.image ?? '')?.[1] ?? '';
}

/** Whether a container is a PostgreSQL server, rather than the client of one or a program beside it. */
export function isServer(container: Container, workload: ObjectRef): boolean {
  if (container.role === 'init' || workload.kind === 'Job' || workload.kind === 'CronJob') return false;
  const name = imageName(container);
  if (companion.test(name) && !operatorsServer.test(container.spec.image ?? '')) return false;
  const { command = [], args = [] } = container.spec;
  const written = [...command, ...args].join(' ').slice(0, 4000);
  const serves = written.search(serving);
  const asks = written.search(asking);
  if (asks >= 0 && (serves < 0 || asks < serves)) return false;
  if (named.test(name) || operatorsServer.test(container.spec.image ?? ''))
    return command.length === 0 || serves >= 0 || hasSigns(container);
  return (serves === 0 && /^(?:\S*\/)?postgres\b/.test(written)) || hasSigns(container);
}

/** What only a server declares: where its data lies, or its port together with the password that it takes at its first start. */
function hasSigns({ spec }: Container): boolean {
  const { env = [], ports = [] } = spec;
  if (env.some(({ name }) => name === 'PGDATA')) return true;
  return ports.some((one) => one.containerPort === 5432) && env.some(({ name }) => takenAtFirstStart.has(name));
}

const takenAtFirstStart = new Set([
  'POSTGRES_PASSWORD',
  'POSTGRES_PASSWORD_FILE',
  'POSTGRES_HOST_AUTH_METHOD',
  'POSTGRESQL_PASSWORD',
]);

/** Every server of the cluster, whether it works or not; those of finished and leaving pods are none. */
export const servers: (cluster: Cluster) => readonly Server[] = perReading((cluster) =>
  cluster.all('Pod').flatMap((pod) => {
    if (pod.metadata.deletionTimestamp || ['Succeeded', 'Failed'].includes(pod.status?.phase ?? '')) return [];
    const workload = workloadOf(cluster, 'Pod', pod);
    return containersOf(pod).flatMap((container) => (isServer(container, workload) ? [{ container, workload }] : []));
  }),
);

/** Images and owners that make several servers one database, and that set passwords and files by themselves. */
const managing =
  /spilo|patroni|repmgr|stolon|crunchy|cloudnative-?pg|cnpg|percona|timescaledb-ha|auto[_-]?failover|stackgres|kubedb|[-_]ha\b|citus|pgpool/i;
const builtIn = new Set([
  'Pod',
  'StatefulSet',
  'Deployment',
  'DaemonSet',
  'ReplicaSet',
  'ReplicationController',
  'Job',
  'CronJob',
]);

/** Whether an operator or a replication manager looks after the server, whose ways are its own. */
export function isManaged({ container, workload }: Server): boolean {
  return managing.test(container.spec.image ?? '') || !builtIn.has(workload.kind);
}

/** Bitnami's image, which has variables and a layout of its own. */
export function isBitnami({ spec }: Pick<Container, 'spec'>): boolean {
  const { image = '', volumeMounts = [] } = spec;
  return /bitnami/i.test(image) || volumeMounts.some(({ mountPath }) => String(mountPath).startsWith('/bitnami/'));
}

/** Whether the server answers: its container runs and is ready. */
export function isServing({ container }: Server): boolean {
  return container.status?.ready === true && container.status.state?.running !== undefined;
}
