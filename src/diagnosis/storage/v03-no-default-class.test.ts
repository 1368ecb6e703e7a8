import { event } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { claim, localPath, unbound, volume, waitingFor } from './testing/claims.ts';
import { v03NoDefaultClass } from './v03-no-default-class.ts';

const said = event(
  claim('data'),
  'FailedBinding',
  'no persistent volumes available for this claim and no storage class is set',
  { type: 'Normal' },
);
const noDefault = localPath({}, {});

ruleCases(v03NoDefaultClass, {
  finds: {
    'a claim without a class in a cluster without a default': {
      objects: [noDefault, claim('data'), said, waitingFor(['data'], unbound)],
      object: 'PersistentVolumeClaim/shop/data',
      severity: 'critical',
      evidence: [/storageClassName: —/, /FailedBinding/],
    },
    'the same without any class and without events': {
      objects: [claim('data')],
      object: 'PersistentVolumeClaim/shop/data',
      severity: 'warning',
      evidence: [/storageClassName/],
    },
  },
  ignores: {
    'a default that is about to be taken': { objects: [localPath(), claim('data')] },
    'a choice of no class': { objects: [noDefault, claim('data', { class: '' })] },
    'a volume that fits': { objects: [noDefault, claim('data'), volume('disk', { size: '2Gi' })] },
    'a class that is named': { objects: [noDefault, claim('data', { class: 'local-path' })] },
  },
});
