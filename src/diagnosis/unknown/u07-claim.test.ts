import { event, node, object, pod, unscheduled } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { u07Claim } from './u07-claim.ts';

const immediate = object('StorageClass', 'fast', {
  more: { provisioner: 'example.com/fast', volumeBindingMode: 'Immediate' },
});
const late = object('StorageClass', 'local-path', {
  more: { provisioner: 'rancher.io/local-path', volumeBindingMode: 'WaitForFirstConsumer' },
});
const claim = (storageClassName: string, age = 3600) =>
  object('PersistentVolumeClaim', 'data', { age, spec: { storageClassName }, status: { phase: 'Pending' } });
const user = { spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] } };

ruleCases(u07Claim, {
  finds: {
    'a claim about which nobody says anything': {
      objects: [
        node(),
        claim('fast'),
        unscheduled('web-1', '0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims.', user),
        event(claim('fast'), 'Oracle', 'the bones say wait', { type: 'Normal' }),
      ],
      object: 'PersistentVolumeClaim/shop/data',
      severity: 'critical',
      unreadable: { StorageClass: { reason: 'forbidden', message: 'no' } },
      also: ['U1'],
      evidence: [/status\.phase: Pending/, /the bones say wait/],
      victims: ['Pod/shop/web-1'],
    },
  },
  ignores: {
    'a claim that waits for its first consumer': { objects: [late, claim('local-path')] },
    'the same, by its event, when classes may not be read': {
      objects: [
        claim('local-path'),
        event(claim('local-path'), 'WaitForFirstConsumer', 'waiting for first consumer to be created before binding', {
          type: 'Normal',
        }),
      ],
      unreadable: { StorageClass: { reason: 'forbidden', message: 'no' } },
    },
    'a claim of one minute': { objects: [immediate, claim('fast', 60)] },
    'a bound claim': {
      objects: [object('PersistentVolumeClaim', 'data', { spec: {}, status: { phase: 'Bound' } }), pod('web-1', user)],
    },
  },
});
