import { crashed } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { p03Ownership } from './p03-ownership.ts';
import { database, localClaim, said, secret } from './testing/database.ts';

const state = crashed({ exitCode: 1 });
const objects = [database({ state }), localClaim, secret];

ruleCases(p03Ownership, {
  finds: {
    'a wrong owner': {
      objects,
      logs: said(
        '2026-11-24 01:59:00.276 UTC [1] FATAL:  data directory "/var/lib/postgresql/data" has wrong ownership\n2026-11-24 01:59:00.276 UTC [1] HINT:  The server must be started by the user that owns the data directory.',
      ),
      object: 'StatefulSet/shop/db',
      severity: 'critical',
      evidence: [/wrong ownership/, /data-db-0/],
    },
    'group write access given by fsGroup, in German': {
      objects: [database({ state, spec: { securityContext: { fsGroup: 999 } } }), secret],
      logs: said(
        '[1] FATAL:  Datenverzeichnis »/var/lib/postgresql/data/pgdata« hat ungültige Zugriffsrechte\n[1] DETAIL:  Rechte sollten u=rwx (0700) oder u=rwx,g=rx (0750) sein.',
      ),
      object: 'StatefulSet/shop/db',
      evidence: [/ungültige Zugriffsrechte/, /fsGroup: 999 \(Always\)/],
    },
    'a directory that cannot be made': {
      objects,
      logs: said('mkdir: cannot create directory ‘/var/lib/postgresql/data/pgdata’: Permission denied'),
      object: 'StatefulSet/shop/db',
      evidence: [/Permission denied/],
    },
    'settings in the data directory that cannot be read': {
      objects,
      logs: said(
        '[1] LOG:  could not open configuration file "/var/lib/postgresql/data/postgresql.conf": Permission denied\n[1] FATAL:  configuration file "/var/lib/postgresql/data/postgresql.conf" contains errors',
      ),
      object: 'StatefulSet/shop/db',
      evidence: [/could not open configuration file/],
    },
  },
  ignores: {
    'a harmless refusal before the start': {
      objects,
      logs: said("chmod: changing permissions of '/var/run/postgresql': Operation not permitted"),
    },
    'the mode of a TLS key': {
      objects,
      logs: said('[1] FATAL:  private key file "/tls/server.key" has group or world access'),
    },
    'a client without rights on a table': {
      objects,
      logs: said('[80] ERROR:  permission denied for table orders\n[80] STATEMENT:  select * from orders'),
    },
  },
});
