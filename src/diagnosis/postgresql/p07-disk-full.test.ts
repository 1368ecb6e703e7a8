import { crashed, node, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { p07DiskFull } from './p07-disk-full.ts';
import { database, databaseService, localClaim, said, secret } from './testing/database.ts';

const objects = [database({ state: crashed({ exitCode: 1 }) }), localClaim, secret];
const panic =
  'PANIC:  could not write to file "pg_wal/xlogtemp.29": No space left on device\nLOG:  startup process (PID 29) was terminated by signal 6: Aborted\nLOG:  aborting startup due to startup process failure\nLOG:  database system is shut down';

const instance = (exitCode: number) =>
  workload('db', {
    kind: 'StatefulSet',
    container: { name: 'postgres', image: 'ghcr.io/cloudnative-pg/postgresql:17.6' },
    state: crashed({ exitCode }),
    metadata: { labels: { app: 'db', 'cnpg.io/cluster': 'db' } },
  });

ruleCases(p07DiskFull, {
  finds: {
    'write-ahead log that finds no room': {
      objects,
      logs: said(panic),
      object: 'StatefulSet/shop/db',
      severity: 'critical',
      evidence: [/pg_wal\/xlogtemp/, /data-db-0/],
      victims: ['PersistentVolumeClaim/shop/data-db-0', 'Pod/shop/db-0'],
    },
    'the same in French': {
      objects,
      logs: said(
        "FATAL:  n'a pas pu écrire le fichier verrou « postmaster.pid » : Aucun espace disponible sur le périphérique",
      ),
      object: 'StatefulSet/shop/db',
      evidence: [/Aucun espace/],
    },
    'an operator’s instance that is not even started': {
      objects: [instance(4)],
      object: 'StatefulSet/shop/db',
      evidence: [/exit code 4/],
    },
    'an operator’s instance that says why': {
      objects: [instance(1)],
      logs: {
        'shop/db-0/postgres/previous':
          '{"level":"info","msg":"Detected low-disk space condition, avoid starting the instance","logger":"instance-manager"}',
      },
      object: 'StatefulSet/shop/db',
      evidence: [/low-disk space condition/],
    },
    'a running server that tells its client': {
      objects: [
        database(),
        databaseService(),
        localClaim,
        secret,
        workload('web', { state: crashed({ exitCode: 1 }) }),
      ],
      logs: {
        'shop/web-7f9c-x1/app/previous':
          'psycopg2.errors.DiskFull: could not extend file "base/16384/2619": No space left on device\nHINT:  Check free disk space.',
      },
      object: 'StatefulSet/shop/db',
      evidence: [/could not extend file/],
      victims: ['Deployment/shop/web', 'Pod/shop/web-7f9c-x1'],
    },
  },
  ignores: {
    'an operator’s instance that ends with another code': { objects: [instance(5)] },
    'shared memory that finds no room': {
      objects,
      logs: said(
        'FATAL:  could not resize shared memory segment "/PostgreSQL.1804289383" to 8388608 bytes: No space left on device',
      ),
    },
    'another program whose volume is full': {
      objects: [node(), workload('web', { state: crashed({ exitCode: 1 }) })],
      logs: { 'shop/web-7f9c-x1/app/previous': 'OSError: [Errno 28] No space left on device: "/data/x"' },
    },
  },
});
