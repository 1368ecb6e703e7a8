import { crashed, object } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { p01NoPassword } from './p01-no-password.ts';
import { database, localClaim, said, secret } from './testing/database.ts';

const state = crashed({ exitCode: 1, lives: 1 });
const nothing = database({ container: { env: [{ name: 'PGDATA', value: '…' }] }, state });

ruleCases(p01NoPassword, {
  finds: {
    'an official image without a password': {
      objects: [nothing],
      logs: said(
        'Error: Database is uninitialized and superuser password is not specified.\n       You must specify POSTGRES_PASSWORD to a non-empty value for the\n       superuser. For example, "-e POSTGRES_PASSWORD=password" on "docker run".',
      ),
      object: 'StatefulSet/shop/db',
      severity: 'critical',
      evidence: [/superuser password is not specified/, /env: PGDATA/, /exit code 1/],
    },
    'Bitnami’s image with an empty one': {
      objects: [database({ container: { image: 'bitnamilegacy/postgresql:16' }, state }), secret],
      logs: said(
        'postgresql 10:00:00.01 INFO  ==> Validating settings in POSTGRESQL_* env vars..\npostgresql 10:00:00.02 ERROR ==> The POSTGRESQL_PASSWORD environment variable is empty or not set. Set the environment variable ALLOW_EMPTY_PASSWORD=yes to allow the container to be started with blank passwords.',
      ),
      object: 'StatefulSet/shop/db',
      evidence: [/is empty or not set/],
    },
    'no password and no log': {
      objects: [nothing, object('PersistentVolumeClaim', 'data-db-0', { age: 3605, status: { phase: 'Bound' } })],
      object: 'StatefulSet/shop/db',
      evidence: [/env: PGDATA/, /exit code 1/],
    },
  },
  ignores: {
    'a server with a password and no log': { objects: [database({ state }), secret] },
    'older data, which needs no password': { objects: [nothing, localClaim] },
    'a server that may trust everybody': {
      objects: [database({ container: { env: [{ name: 'POSTGRES_HOST_AUTH_METHOD', value: '…' }] }, state })],
    },
    'the client of a database': {
      objects: [database({ container: { command: ['psql', '-h', 'postgres'] }, state })],
      logs: said('Error: superuser password is not specified.'),
    },
  },
});
