import { crashed, object, running, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { p13PasswordChanged } from './p13-password-changed.ts';
import { database, databaseService, localClaim, secret } from './testing/database.ts';

const from = (name: string, key = 'password') => ({
  env: [{ name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name, key } } }],
});
const client = (name: string, secretName: string, key?: string) =>
  workload(name, { container: from(secretName, key), state: crashed({ exitCode: 1 }) });
const refused = (name: string) => ({
  [`shop/${name}-7f9c-x1/app/previous`]:
    'connection to server at "db" (10.43.0.9), port 5432 failed: FATAL:  password authentication failed for user "shop"',
});
const old = object('Secret', 'db', { age: 90_000, more: { type: 'Opaque', keys: ['password'] } });
const server = [database(), databaseService(), localClaim, old];
const twin = (age: number) => object('Secret', 'db-app', { age, more: { type: 'Opaque', keys: ['password'] } });
const own = (name: string) => object('Secret', name, { more: { type: 'Opaque', keys: ['password'] } });

ruleCases(p13PasswordChanged, {
  finds: {
    'the very Secret that the database was made with': {
      objects: [server, client('web', 'db')],
      logs: refused('web'),
      object: 'Secret/shop/db',
      severity: 'critical',
      evidence: [/password authentication failed/, /Secret\/db, key password/],
      victims: ['Deployment/shop/web', 'Pod/shop/web-7f9c-x1', 'StatefulSet/shop/db'],
    },
    'several clients with Secrets of their own': {
      objects: [server, client('web', 'web-db'), client('api', 'api-db'), own('web-db'), own('api-db')],
      logs: { ...refused('web'), ...refused('api') },
      object: 'StatefulSet/shop/db',
      evidence: [/password authentication failed/],
    },
    'several clients with the twin of the Secret, which one release made with it': {
      objects: [server, client('web', 'db-app'), client('api', 'db-app'), twin(90_000)],
      logs: { ...refused('web'), ...refused('api') },
      object: 'Secret/shop/db',
      evidence: [/password authentication failed/, /Secret\/db, key password/, /Secret\/db-app, key password/],
    },
    'a Secret that is younger than the data, and a client with a copy of it': {
      objects: [
        database(),
        databaseService(),
        localClaim,
        object('Secret', 'db', { age: 7200, more: { type: 'Opaque', keys: ['password'] } }),
        client('web', 'web-db'),
        own('web-db'),
      ],
      logs: refused('web'),
      object: 'Secret/shop/db',
      evidence: [/password authentication failed/, /creationTimestamp/],
    },
    'an exporter beside the server': {
      objects: [
        database({
          container: [{}, { name: 'exporter', image: 'quay.io/exporter:1', ...from('db') }],
          states: { app: running(), exporter: crashed({ exitCode: 1 }) },
        }),
        localClaim,
        secret,
      ],
      logs: {
        'shop/db-0/exporter/previous':
          'level=error msg="Error opening connection to database (localhost:5432): pq: password authentication failed for user \\"postgres\\""',
      },
      object: 'Secret/shop/db',
      evidence: [/password authentication failed/],
    },
  },
  ignores: {
    'several clients with a Secret that was made later': {
      objects: [server, client('web', 'db-app'), client('api', 'db-app'), twin(3000)],
      logs: { ...refused('web'), ...refused('api') },
    },
    'one client with the twin of the Secret': {
      objects: [server, client('web', 'db-app'), twin(90_000)],
      logs: refused('web'),
    },
    'a client with a Secret of its own': {
      objects: [server, client('web', 'web-db'), own('web-db')],
      logs: refused('web'),
    },
    'a user that the server does not know': {
      objects: [server, client('web', 'db')],
      logs: {
        ...refused('web'),
        'shop/db-0/app':
          '[80] FATAL:  password authentication failed for user "shop"\n[80] DETAIL:  Role "shop" does not exist.',
      },
    },
    'a Secret with which another program works': {
      objects: [
        server,
        client('web', 'db'),
        workload('api', { container: from('db'), state: running({ state: { running: { startedAt: ago(60) } } }) }),
      ],
      logs: refused('web'),
    },
  },
});
