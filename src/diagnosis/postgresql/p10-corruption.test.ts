import { crashed } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { p10Corruption } from './p10-corruption.ts';
import { database, localClaim, said, secret } from './testing/database.ts';

const objects = [database({ state: crashed({ exitCode: 1 }) }), localClaim, secret];
const finds = (log: string, evidence: RegExp) => ({
  objects,
  logs: said(log),
  object: 'StatefulSet/shop/db',
  evidence: [evidence],
});

ruleCases(p10Corruption, {
  finds: {
    'no valid checkpoint': {
      ...finds(
        '[29] LOG:  invalid primary checkpoint record\n[29] PANIC:  could not locate a valid checkpoint record\n[1] LOG:  startup process (PID 29) was terminated by signal 6: Aborted\n[1] LOG:  aborting startup due to startup process failure\n[1] LOG:  database system is shut down',
        /valid checkpoint record/,
      ),
      severity: 'critical',
      victims: ['PersistentVolumeClaim/shop/data-db-0', 'Pod/shop/db-0'],
    },
    'an empty control file': finds('[1] PANIC:  could not read file "global/pg_control": read 0 of 296', /pg_control/),
    'a control file of zeros': finds(
      '[1] FATAL:  database files are incompatible with server\n[1] DETAIL:  The database cluster was initialized with PG_CONTROL_VERSION 0, but the server was compiled with PG_CONTROL_VERSION 1300.\n[1] HINT:  It looks like you need to initdb.',
      /PG_CONTROL_VERSION 0/,
    ),
    'a directory that a copy left out': finds(
      '[1] FATAL:  could not open directory "pg_notify": No such file or directory\n[1] LOG:  database system is shut down',
      /pg_notify/,
    ),
    'a missing status of transactions': finds(
      '[32] FATAL:  could not access status of transaction 724\n[32] DETAIL:  Could not open file "pg_xact/0000": No such file or directory.\n[1] LOG:  startup process (PID 32) exited with exit code 1',
      /status of transaction/,
    ),
    'no data directory': finds(
      '[1] FATAL:  "/var/lib/postgresql/data" is not a valid data directory\n[1] DETAIL:  File "/var/lib/postgresql/data/PG_VERSION" is missing.',
      /PG_VERSION/,
    ),
    'no valid checkpoint, in French': finds(
      "[29] PANIC:  n'a pas pu localiser un enregistrement d'un point de vérification valide",
      /point de vérification/,
    ),
  },
  ignores: {
    'a damaged page that one statement met': {
      objects,
      logs: said('[80] ERROR:  invalid page in block 3 of relation base/16384/2619\n[80] STATEMENT:  select 1'),
    },
    'a control file that may not be read': {
      objects,
      logs: said('[1] PANIC:  could not open file "/var/lib/postgresql/data/global/pg_control": Permission denied'),
    },
  },
});
