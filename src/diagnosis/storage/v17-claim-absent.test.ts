import { event, node, pod, unscheduled, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { claim, localPath, mounting, unbound, waitingFor } from './testing/claims.ts';
import { v17ClaimAbsent } from './v17-claim-absent.ts';

ruleCases(v17ClaimAbsent, {
  finds: {
    'a claim that nobody made, which the pods of a StatefulSet need': {
      objects: [node(), waitingFor(['data'], '0/1 nodes are available: persistentvolumeclaim "data" not found.')],
      object: 'PersistentVolumeClaim/shop/data',
      severity: 'critical',
      evidence: [/spec.volumes: data/, /"data" not found/],
      victims: ['Pod/shop/db-0', 'StatefulSet/shop/db'],
    },
    'the same without a word of the scheduler': {
      objects: [node(), unscheduled('web-1', '', mounting('data'))],
      object: 'PersistentVolumeClaim/shop/data',
      evidence: [/spec.volumes: data/],
    },
  },
  ignores: {
    'a claim that waits for a volume': {
      objects: [localPath(), claim('data', { class: 'local-path' }), waitingFor(['data'], unbound)],
    },
    'claims that may not be read': {
      objects: [waitingFor(['data'], 'persistentvolumeclaim "data" not found')],
      namespaces: ['other'],
    },
    'a pod of this minute': { objects: [pod('web-1', { node: null, age: 20, ...mounting('data') })] },
    'a running pod': { objects: [workload('web', mounting('data'))] },
    'an ephemeral volume that a quota refuses': {
      objects: (() => {
        const one = pod('web-1', {
          node: null,
          spec: { volumes: [{ name: 'scratch', ephemeral: { volumeClaimTemplate: {} } }] },
        });
        return [
          one,
          event(
            one,
            'EphemeralVolumeCreationFailed',
            'create PVC web-1-scratch: persistentvolumeclaims "web-1-scratch" is forbidden: exceeded quota: small',
          ),
        ];
      })(),
    },
  },
});
