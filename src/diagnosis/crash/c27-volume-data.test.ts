import { crashed, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { c27VolumeData } from './c27-volume-data.ts';

const log = (line: string) => ({ 'shop/db-0/app/previous': line });
const db = workload('db', {
  kind: 'StatefulSet',
  container: { image: 'mongo:8', volumeMounts: [{ name: 'data', mountPath: '/data/db' }] },
  spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data-db-0' } }] },
  state: crashed({ exitCode: 1 }),
});

ruleCases(c27VolumeData, {
  finds: {
    'files of an older version': {
      objects: [db],
      logs: log(
        'Wrong mongod version\nUPGRADE PROBLEM: Found an invalid featureCompatibilityVersion document (ERROR: Location4926900: found version 5.0)',
      ),
      object: 'StatefulSet/shop/db',
      severity: 'critical',
      evidence: [/featureCompatibilityVersion/, /image: mongo:8/],
      victims: ['PersistentVolumeClaim/shop/data-db-0', 'Pod/shop/db-0'],
    },
    'a directory that is not empty': {
      objects: [db],
      logs: log(
        '[ERROR] [MY-010457] [Server] --initialize specified but the data directory has files in it. Aborting.',
      ),
      object: 'StatefulSet/shop/db',
      evidence: [/data directory has files in it/],
    },
  },
  ignores: {
    'a wrong owner': {
      objects: [db],
      logs: log('IllegalOperation: Attempted to create a lock file on a read-only directory: /data/db'),
    },
    'a healthy database': {
      objects: [workload('db', { kind: 'StatefulSet' })],
      logs: { 'shop/db-0/app': `LOG: invalid page in block 3 ${ago(1)}` },
    },
  },
});
