import { expect, test } from 'vitest';
import { crashed } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { p04MajorVersion, versionsIn } from './p04-major-version.ts';
import { database, localClaim, said, secret } from './testing/database.ts';

const objects = [database({ state: crashed({ exitCode: 1 }) }), localClaim, secret];
const detail =
  'DETAIL:  The data directory was initialized by PostgreSQL version 13, which is not compatible with this version 15.18 (Debian 15.18-0+deb12u1).';

ruleCases(p04MajorVersion, {
  finds: {
    'data of an older version': {
      objects,
      logs: said(
        `PostgreSQL Database directory appears to contain a database; Skipping initialization\n\n2026-11-24 01:59:00.081 UTC [1] FATAL:  database files are incompatible with server\n2026-11-24 01:59:00.081 UTC [1] ${detail}`,
      ),
      object: 'StatefulSet/shop/db',
      severity: 'critical',
      evidence: [/incompatible with server/, /version 13/, /postgres:17/],
    },
    'the same in Spanish': {
      objects,
      logs: said(
        '[1] FATAL:  los archivos de base de datos son incompatibles con el servidor\n[1] DETALLE:  El directorio de datos fue inicializado por PostgreSQL versión 13, que no es compatible con esta versión 17.2.',
      ),
      object: 'StatefulSet/shop/db',
      evidence: [/inicializado por PostgreSQL versión 13/],
    },
  },
  ignores: {
    'a control file of zeros': {
      objects,
      logs: said(
        '[1] FATAL:  database files are incompatible with server\n[1] DETAIL:  The database cluster was initialized with PG_CONTROL_VERSION 0, but the server was compiled with PG_CONTROL_VERSION 1300.\n[1] HINT:  It looks like you need to initdb.\n[1] LOG:  database system is shut down',
      ),
    },
    'a server that came up since': {
      objects,
      logs: said(`${detail}\nLOG:  database system is ready to accept connections`),
    },
  },
});

test.each([
  [detail, { old: '13', present: '15.18' }],
  [
    'Le répertoire des données a été initialisé avec PostgreSQL version 9.6, qui est non compatible avec cette version 17.2.',
    { old: '9.6', present: '17.2' },
  ],
  [
    'wurde von PostgreSQL Version 14 initialisiert, welche nicht mit dieser Version 16.4 kompatibel ist.',
    { old: '14', present: '16.4' },
  ],
  ['FATAL:  database files are incompatible with server', {}],
])('the two versions in “%s”', (text, expected) => expect(versionsIn(text)).toEqual(expected));
