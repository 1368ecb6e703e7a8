import { crashed, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { p11Memory } from './p11-memory.ts';
import { database, databaseService, localClaim, said, secret } from './testing/database.ts';

const limited = { resources: { limits: { memory: '256Mi' } } };

ruleCases(p11Memory, {
  finds: {
    'a server that goes over its limit': {
      objects: [
        database({ container: limited, state: crashed({ exitCode: 137, reason: 'OOMKilled' }) }),
        localClaim,
        secret,
      ],
      object: 'StatefulSet/shop/db',
      severity: 'critical',
      evidence: [/OOMKilled/, /limits\.memory: 256Mi/],
    },
    'shared memory that it does not get': {
      objects: [database({ state: crashed({ exitCode: 1 }) }), localClaim, secret],
      logs: said(
        "[1] FATAL:  could not map anonymous shared memory: Cannot allocate memory\n[1] HINT:  This error usually means that PostgreSQL's request for a shared memory segment exceeded available memory.\n[1] LOG:  database system is shut down",
      ),
      object: 'StatefulSet/shop/db',
      evidence: [/shared memory/, /\/dev\/shm/],
    },
    'a full /dev/shm that a client is told of': {
      objects: [
        database(),
        databaseService(),
        localClaim,
        secret,
        workload('web', { state: crashed({ exitCode: 1 }) }),
      ],
      logs: {
        'shop/web-7f9c-x1/app/previous':
          'org.postgresql.util.PSQLException: ERROR: could not resize shared memory segment "/PostgreSQL.1804289383" to 8388608 bytes: No space left on device',
      },
      object: 'StatefulSet/shop/db',
      evidence: [/could not resize/],
    },
  },
  ignores: {
    'another program that is killed': {
      objects: [workload('web', { container: limited, state: crashed({ exitCode: 137, reason: 'OOMKilled' }) })],
    },
    'a full volume': {
      objects: [database({ state: crashed({ exitCode: 1 }) })],
      logs: said('PANIC:  could not write to file "pg_wal/xlogtemp.29": No space left on device'),
    },
  },
});
