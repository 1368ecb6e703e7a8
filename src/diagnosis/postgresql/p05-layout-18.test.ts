import { crashed } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { p05Layout18 } from './p05-layout-18.ts';
import { database, localClaim, said, secret } from './testing/database.ts';

const state = crashed({ exitCode: 1, lives: 1 });
const image = (name: string) => [database({ state, container: { image: name } }), localClaim, secret];

ruleCases(p05Layout18, {
  finds: {
    'an older volume under the new image': {
      objects: image('postgres:18'),
      logs: said(
        'Error: in 18+, these Docker images are configured to store database data in a\n       format which is compatible with "pg_ctlcluster" (specifically, using\n       major-version-specific directory names).\n\n       Counter to that, there appears to be PostgreSQL data in:\n         /var/lib/postgresql/data\n\n       This is usually the result of upgrading the Docker image without\n       upgrading the underlying database using "pg_upgrade".',
      ),
      object: 'StatefulSet/shop/db',
      severity: 'critical',
      evidence: [/PostgreSQL data in/, /image: postgres:18/],
    },
    'the same without a log': {
      objects: image('docker.io/library/postgres:18.1-alpine'),
      object: 'StatefulSet/shop/db',
      evidence: [/\/var\/lib\/postgresql\/data: data-db-0/, /exit code 1/],
    },
  },
  ignores: {
    'an older image without a log': { objects: image('postgres:17.5') },
    'another failure of the new image': {
      objects: image('postgres:18'),
      logs: said('[1] FATAL:  unrecognized configuration parameter "shared_bufers"'),
    },
  },
});
