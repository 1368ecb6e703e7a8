import { crashed, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { c27VolumeData } from './c27-volume-data.ts';

const log = (line: string) => ({ 'shop/db-0/app/previous': line });
const db = workload('db', {
  kind: 'StatefulSet',
  container: { image: 'postgres:17', volumeMounts: [{ name: 'data', mountPath: '/var/lib/postgresql/data' }] },
  spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data-db-0' } }] },
  state: crashed({ exitCode: 1 }),
});

ruleCases(c27VolumeData, {
  finds: {
    'files of an older version': {
      objects: [db],
      logs: log(
        'FATAL:  database files are incompatible with server\nDETAIL:  The data directory was initialized by PostgreSQL version 15, which is not compatible with this version 17.2.',
      ),
      object: 'StatefulSet/shop/db',
      severity: 'critical',
      evidence: [/PostgreSQL version 15/, /image: postgres:17/],
      victims: ['PersistentVolumeClaim/shop/data-db-0', 'Pod/shop/db-0'],
    },
    'a directory that is not empty': {
      objects: [db],
      logs: log(
        'initdb: error: directory "/var/lib/postgresql/data" exists but is not empty\ninitdb: detail: It contains a lost+found directory, perhaps due to it being a mount point.',
      ),
      object: 'StatefulSet/shop/db',
      evidence: [/exists but is not empty/],
    },
  },
  ignores: {
    'a wrong owner': {
      objects: [db],
      logs: log('FATAL:  data directory "/var/lib/postgresql/data" has wrong ownership'),
    },
    'a healthy database': {
      objects: [workload('db', { kind: 'StatefulSet' })],
      logs: { 'shop/db-0/app': `LOG: invalid page in block 3 ${ago(1)}` },
    },
  },
});
