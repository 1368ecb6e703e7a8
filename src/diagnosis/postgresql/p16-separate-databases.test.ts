import { object } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { p16SeparateDatabases } from './p16-separate-databases.ts';
import { database, databaseService, localClaim, secret } from './testing/database.ts';

const three = (container: Record<string, unknown> = {}, more: Record<string, unknown> = {}) => [
  database({ replicas: 3, container, workloadStatus: { readyReplicas: 3 }, ...more }),
  localClaim,
  secret,
];
const replicated = { env: [{ name: 'POSTGRESQL_REPLICATION_MODE', value: '…' }] };

ruleCases(p16SeparateDatabases, {
  finds: {
    'three replicas of the official image': {
      objects: [three(), databaseService(3)],
      object: 'StatefulSet/shop/db',
      severity: 'warning',
      evidence: [/spec\.replicas: 3/, /postgres:17/, /app=db/],
    },
    'parameters that make replication possible and nothing more': {
      objects: [three({ args: ['-c', 'wal_level=replica', '-c', 'hot_standby=on'] }), databaseService(3)],
      object: 'StatefulSet/shop/db',
      evidence: [/spec\.replicas: 3/],
    },
    'variables that the official image does not know': {
      objects: [three(replicated), databaseService(3)],
      object: 'StatefulSet/shop/db',
      evidence: [/spec\.replicas: 3/],
    },
  },
  ignores: {
    'Bitnami’s image, which knows them': {
      objects: [three({ ...replicated, image: 'bitnamilegacy/postgresql:16' }), databaseService(3)],
    },
    'one replica': { objects: [database(), databaseService(), localClaim, secret] },
    'an image that replicates': {
      objects: [three({ image: 'ghcr.io/zalando/spilo-16:3.2' }), databaseService(3)],
    },
    'replicas that somebody wrote a start for': {
      objects: [
        three({ command: ['sh', '-c', 'pg_basebackup -R || docker-entrypoint.sh postgres'] }),
        databaseService(3),
      ],
    },
    'no Service that leads to all of them': {
      objects: [
        three(),
        object('Service', 'db', {
          spec: { selector: { app: 'db', 'statefulset.kubernetes.io/pod-name': 'db-0' }, ports: [{ port: 5432 }] },
        }),
      ],
    },
  },
});
