import { event, node, object } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { claim, manualClass, volume, waitingFor } from './testing/claims.ts';
import { v11NoVolume } from './v11-no-volume.ts';

const manual = manualClass('manual');
const none = "0/1 nodes are available: 1 node(s) didn't find available persistent volumes to bind.";

ruleCases(v11NoVolume, {
  finds: {
    'a class for volumes made by hand, and nobody made one': {
      objects: [node(), manual, claim('data', { class: 'manual' }), waitingFor(['data'], none)],
      object: 'PersistentVolumeClaim/shop/data',
      severity: 'critical',
      evidence: [/didn't find available persistent volumes/],
    },
    'a claim that wants no class, without any volume': {
      objects: [
        claim('data', { class: '' }),
        event(
          claim('data'),
          'FailedBinding',
          'no persistent volumes available for this claim and no storage class is set',
          { type: 'Normal' },
        ),
      ],
      object: 'PersistentVolumeClaim/shop/data',
      severity: 'warning',
      evidence: [/FailedBinding/],
    },
    'storage that is full': {
      objects: [
        object('StorageClass', 'fast', { more: { provisioner: 'disk.csi.example.com' } }),
        claim('data', { class: 'fast' }),
        event(
          claim('data'),
          'ProvisioningFailed',
          'failed to provision volume with StorageClass "fast": rpc error: code = ResourceExhausted desc = not enough space',
        ),
      ],
      object: 'PersistentVolumeClaim/shop/data',
      evidence: [/ResourceExhausted/],
    },
    'a node that can attach no more': {
      objects: [
        node(),
        claim('data', { volume: 'pv-1' }),
        volume('pv-1', { phase: 'Bound' }),
        waitingFor(['data'], '0/1 nodes are available: 1 node(s) exceed max volume count.'),
      ],
      object: 'PersistentVolumeClaim/shop/data',
      evidence: [/exceed max volume count/],
    },
  },
  ignores: {
    'a claim that no pod wants yet': { objects: [manual, claim('data', { class: 'manual' })] },
    'a volume that is there and fits': {
      objects: [
        manualClass('manual', 'Immediate'),
        claim('data', { class: 'manual' }),
        volume('disk', { class: 'manual' }),
      ],
    },
    'a volume that is there and does not fit': {
      objects: [
        manual,
        claim('data', { class: 'manual', size: '2Gi' }),
        volume('disk', { class: 'manual' }),
        waitingFor(['data'], none),
      ],
    },
  },
});
