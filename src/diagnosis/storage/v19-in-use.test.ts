import { node, unscheduled, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { claim, mounting, volume } from './testing/claims.ts';
import { v19InUse } from './v19-in-use.ts';

const alone = claim('data', { volume: 'pv-1', modes: ['ReadWriteOncePod'] });
const disk = volume('pv-1', { phase: 'Bound' });
const next = unscheduled(
  'job-1',
  '0/1 nodes are available: 1 node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access mode.',
  mounting('data'),
);

ruleCases(v19InUse, {
  finds: {
    'a second pod on a claim for one': {
      objects: [node(), alone, disk, workload('web', mounting('data')), next],
      object: 'PersistentVolumeClaim/shop/data',
      severity: 'critical',
      evidence: [/accessModes: ReadWriteOncePod/, /ReadWriteOncePod access mode/],
    },
    'a rollout that cannot replace its only pod': {
      objects: [
        node(),
        alone,
        disk,
        workload('web', mounting('data')),
        unscheduled('web-8a1d-y1', 'waits', {
          ...mounting('data'),
          metadata: {
            ownerReferences: [
              {
                apiVersion: 'apps/v1',
                kind: 'ReplicaSet',
                name: 'web-7f9c',
                uid: 'ReplicaSet-web-7f9c',
                controller: true,
              },
            ],
          },
        }),
      ],
      object: 'PersistentVolumeClaim/shop/data',
      severity: 'warning',
      evidence: [/spec.volumes: data/],
    },
  },
  ignores: {
    'a holder that is just leaving': {
      objects: [alone, disk, next, workload('web', { ...mounting('data'), metadata: { deletionTimestamp: ago(20) } })],
    },
    'a claim that pods of one node may share': {
      objects: [claim('data', { volume: 'pv-1' }), disk, workload('web', mounting('data')), next],
    },
    'a single pod': { objects: [alone, disk, workload('web', mounting('data'))] },
  },
});
