import { crashed, running, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { p12HalfInitialised } from './p12-half-initialised.ts';
import { database, databaseService, localClaim, said, secret } from './testing/database.ts';

const scripts = {
  volumeMounts: [
    { name: 'data', mountPath: '/var/lib/postgresql/data' },
    { name: 'scripts', mountPath: '/docker-entrypoint-initdb.d' },
  ],
};
const first =
  '/usr/local/bin/docker-entrypoint.sh: running /docker-entrypoint-initdb.d/10-schema.sql\nCREATE TABLE\npsql:/docker-entrypoint-initdb.d/10-schema.sql:5: ERROR:  role "keycloak" does not exist';
const later =
  'PostgreSQL Database directory appears to contain a database; Skipping initialization\nLOG:  database system is ready to accept connections';
const again = running({
  restartCount: 1,
  state: { running: { startedAt: ago(3500) } },
  lastState: { terminated: { exitCode: 3, reason: 'Error', startedAt: ago(3560), finishedAt: ago(3540) } },
});
const web = workload('web', { state: crashed({ exitCode: 1 }) });
const asks = {
  'shop/web-7f9c-x1/app/previous':
    'psql: error: connection to server at "db" (10.43.0.9), port 5432 failed: FATAL:  database "keycloak" does not exist',
};

ruleCases(p12HalfInitialised, {
  finds: {
    'a script that ends each first start': {
      objects: [database({ container: scripts, state: crashed({ exitCode: 3 }) }), secret],
      logs: said(first),
      object: 'StatefulSet/shop/db',
      severity: 'critical',
      evidence: [/10-schema\.sql:5: ERROR/, /exit code 3/],
    },
    'a server that runs since, and nobody misses anything yet': {
      objects: [database({ container: scripts, state: again }), databaseService(), localClaim, secret],
      logs: { ...said(first), 'shop/db-0/app': later },
      object: 'StatefulSet/shop/db',
      severity: 'warning',
      evidence: [/10-schema\.sql:5: ERROR/, /Skipping initialization/],
    },
    'a client that misses its database': {
      objects: [database({ container: scripts, state: again }), databaseService(), localClaim, secret, web],
      logs: { ...said(first), 'shop/db-0/app': later, ...asks },
      object: 'StatefulSet/shop/db',
      severity: 'critical',
      evidence: [/10-schema\.sql/, /database "keycloak" does not exist/],
      victims: ['Deployment/shop/web', 'PersistentVolumeClaim/shop/data-db-0', 'Pod/shop/web-7f9c-x1'],
    },
    'a client that misses it, and only the scripts to hint at it': {
      objects: [database({ container: scripts }), databaseService(), localClaim, secret, web],
      logs: { 'shop/db-0/app': later, ...asks },
      object: 'StatefulSet/shop/db',
      evidence: [/database "keycloak" does not exist/, /docker-entrypoint-initdb/],
    },
  },
  ignores: {
    'a client that asks a server without scripts': {
      objects: [database(), databaseService(), localClaim, secret, web],
      logs: asks,
    },
    'a restart long after the first start': {
      objects: [
        database({
          container: scripts,
          age: 864_000,
          state: running({
            restartCount: 1,
            lastState: { terminated: { exitCode: 1, startedAt: ago(9000), finishedAt: ago(4000) } },
          }),
        }),
      ],
      logs: said(first),
    },
    'a first start that was finished': {
      objects: [database({ container: scripts, state: again })],
      logs: said(`${first.split('\n')[0]}\nPostgreSQL init process complete; ready for start up.\nFATAL:  terminated`),
    },
  },
});
