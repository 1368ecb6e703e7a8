import { event, node, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { claim, mounting, volume, waitingFor } from './testing/claims.ts';
import { v13StuckDeletion } from './v13-stuck-deletion.ts';

const leaving = (seconds: number) =>
  claim('data', {
    volume: 'pv-1',
    metadata: { deletionTimestamp: ago(seconds), finalizers: ['kubernetes.io/pvc-protection'] },
  });
const disk = volume('pv-1', { phase: 'Bound', claim: claim('data') });

ruleCases(v13StuckDeletion, {
  finds: {
    'a claim that a running pod still uses': {
      objects: [leaving(3600), disk, workload('web', mounting('data'))],
      object: 'PersistentVolumeClaim/shop/data',
      severity: 'warning',
      evidence: [/deletionTimestamp/],
      victims: ['Pod/shop/web-7f9c-x1'],
    },
    'a claim that has just been deleted and blocks a new pod': {
      objects: [
        node(),
        leaving(90),
        disk,
        waitingFor(['data'], '0/1 nodes are available: persistentvolumeclaim "data" is being deleted.'),
      ],
      object: 'PersistentVolumeClaim/shop/data',
      severity: 'critical',
      evidence: [/is being deleted/],
    },
    'a volume whose storage does not let it go': {
      objects: [
        volume('pv-1', { phase: 'Failed', spec: { persistentVolumeReclaimPolicy: 'Delete' } }),
        event(volume('pv-1'), 'VolumeFailedDelete', 'failed to delete volume "pv-1": timed out'),
      ],
      object: 'PersistentVolume/pv-1',
      severity: 'warning',
      evidence: [/VolumeFailedDelete/],
    },
  },
  ignores: {
    'a claim that was deleted a moment ago': { objects: [leaving(60), disk, workload('web', mounting('data'))] },
    'a volume kept on purpose': { objects: [volume('pv-1', { phase: 'Released', claim: claim('gone') })] },
  },
});
