import { crashed } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { p06Settings } from './p06-settings.ts';
import { database, localClaim, said, secret } from './testing/database.ts';

const state = crashed({ exitCode: 1 });
const objects = [database({ state }), localClaim, secret];
const finds = (log: string, evidence: RegExp) => ({
  objects,
  logs: said(log),
  object: 'StatefulSet/shop/db',
  evidence: [evidence],
});

ruleCases(p06Settings, {
  finds: {
    'an unknown parameter in a file': {
      objects: [
        database({ state, container: { args: ['-c', 'config_file=/etc/postgresql/postgresql.conf'] } }),
        localClaim,
        secret,
      ],
      logs: said(
        '[1] LOG:  unrecognized configuration parameter "shared_bufers" in file "/etc/postgresql/postgresql.conf" line 816\n[1] FATAL:  configuration file "/etc/postgresql/postgresql.conf" contains errors',
      ),
      object: 'StatefulSet/shop/db',
      severity: 'critical',
      evidence: [/shared_bufers/, /args: -c config_file/],
    },
    'a value out of range': finds(
      '[1] FATAL:  0 is outside the valid range for parameter "max_connections" (1 .. 262143)',
      /max_connections/,
    ),
    'a library that the image lacks': finds(
      '[1] FATAL:  could not access file "timescaledb": No such file or directory\n[1] LOG:  database system is shut down',
      /timescaledb/,
    ),
    'a wrong pg_hba.conf': finds(
      '[1] LOG:  invalid authentication method "foo"\n[1] CONTEXT:  line 1 of configuration file "/pg/pg_hba.conf"\n[1] FATAL:  could not load pg_hba.conf\n[1] LOG:  database system is shut down',
      /pg_hba/,
    ),
    'a file of settings that is not there': finds(
      'postgres: could not access the server configuration file "/nope/postgresql.conf": No such file or directory',
      /nope/,
    ),
    'limits that contradict each other': finds(
      'postgres: superuser_reserved_connections (3) must be less than max_connections (3)',
      /superuser_reserved/,
    ),
    'a key that others may read': finds(
      '[1] FATAL:  private key file "/tls/tls.key" has group or world access\n[1] DETAIL:  File must have permissions u=rw (0600) or less if owned by the database user.',
      /tls\.key/,
    ),
    'an unknown parameter in French': finds(
      '[1] FATAL:  paramètre de configuration « shared_bufers » non reconnu',
      /non reconnu/,
    ),
  },
  ignores: {
    'a client that asks for an unknown parameter': {
      objects,
      logs: said('[80] ERROR:  unrecognized configuration parameter "app.tenant"\n[80] STATEMENT:  show app.tenant'),
    },
    'a server without trouble': {
      objects: [database()],
      logs: said('FATAL:  unrecognized configuration parameter "x"'),
    },
  },
});
