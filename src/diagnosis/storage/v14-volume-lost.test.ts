import { event, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { claim, localPath, mounting, volume, waitingFor } from './testing/claims.ts';
import { v14VolumeLost } from './v14-volume-lost.ts';

ruleCases(v14VolumeLost, {
  finds: {
    'a claim whose phase is Lost': {
      objects: [
        claim('data', { volume: 'pv-1', status: { phase: 'Lost' } }),
        event(claim('data'), 'ClaimLost', 'Bound claim has lost its PersistentVolume. Data on the volume is lost!'),
        waitingFor(
          ['data'],
          '0/1 nodes are available: persistentvolumeclaim "data" bound to non-existent persistentvolume "pv-1".',
        ),
      ],
      object: 'PersistentVolumeClaim/shop/data',
      severity: 'critical',
      evidence: [/status.phase: Lost/, /volumeName: pv-1/, /ClaimLost/],
    },
    'a claim that names a volume which is not there': {
      objects: [
        localPath(),
        claim('data', { class: 'local-path', spec: { storageClassName: 'local-path', volumeName: 'disk' } }),
      ],
      object: 'PersistentVolumeClaim/shop/data',
      severity: 'warning',
      evidence: [/volumeName: disk/],
    },
  },
  ignores: {
    'a claim with its volume': { objects: [claim('data', { volume: 'pv-1' }), volume('pv-1', { phase: 'Bound' })] },
    'volumes that may not be read': {
      objects: [claim('data', { volume: 'pv-1' })],
      unreadable: { PersistentVolume: { reason: 'forbidden', message: 'forbidden' } },
    },
    'a claim whose pod works, bound while we were reading': {
      objects: [claim('data', { volume: 'pv-1' }), workload('web', mounting('data'))],
    },
  },
});
