import { crashed, running } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { p02DirectoryNotEmpty } from './p02-directory-not-empty.ts';
import { database, localClaim, said, secret } from './testing/database.ts';

const objects = [database({ state: crashed({ exitCode: 1 }) }), localClaim, secret];

ruleCases(p02DirectoryNotEmpty, {
  finds: {
    'the root of a fresh disk': {
      objects,
      logs: said(
        'The files belonging to this database system will be owned by user "postgres".\ninitdb: error: directory "/var/lib/postgresql/data" exists but is not empty\ninitdb: detail: It contains a lost+found directory, perhaps due to it being a mount point.\ninitdb: hint: Using a mount point directly as the data directory is not recommended.\nCreate a subdirectory under the mount point.',
      ),
      object: 'StatefulSet/shop/db',
      severity: 'critical',
      evidence: [/exists but is not empty/, /lost\+found/, /data-db-0/],
      victims: ['PersistentVolumeClaim/shop/data-db-0', 'Pod/shop/db-0'],
    },
    'the same in French': {
      objects,
      logs: said(
        "initdb: erreur : le répertoire « /var/lib/postgresql/data » existe mais n'est pas vide\ninitdb: détail : Il contient un répertoire lost+found, peut-être parce qu'il s'agit d'un point de montage.",
      ),
      object: 'StatefulSet/shop/db',
      evidence: [/n'est pas vide/],
    },
  },
  ignores: {
    'a server that runs': {
      objects: [database({ state: running() })],
      logs: said('initdb: error: directory "/var/lib/postgresql/data" exists but is not empty'),
    },
    'another program that says so': {
      objects: [database({ container: { image: 'shop/tool:1', ports: [], env: [] }, state: crashed({ exitCode: 1 }) })],
      logs: said('error: directory "/out" exists but is not empty'),
    },
  },
});
