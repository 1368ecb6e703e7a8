import { event, object } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { claim, localPath, unbound, waitingFor } from './testing/claims.ts';
import { v07NotForLocalPath } from './v07-not-for-local-path.ts';

const immediate = localPath({ volumeBindingMode: 'Immediate' });

ruleCases(v07NotForLocalPath, {
  finds: {
    'a class that binds before there is a pod': {
      objects: [immediate, claim('data', { class: 'local-path' }), waitingFor(['data'], unbound)],
      object: 'PersistentVolumeClaim/shop/data',
      severity: 'critical',
      evidence: [/volumeBindingMode: Immediate/],
    },
    'the words of the provisioner': {
      objects: [
        immediate,
        claim('data', { class: 'local-path' }),
        event(
          claim('data'),
          'ProvisioningFailed',
          'failed to provision volume with StorageClass "local-path": configuration error, no node was specified',
        ),
      ],
      object: 'PersistentVolumeClaim/shop/data',
      evidence: [/no node was specified/],
    },
    'a claim with a selector': {
      objects: [
        localPath(),
        claim('data', { class: 'local-path', spec: { selector: { matchLabels: { disk: 'a' } } } }),
        event(
          claim('data'),
          'ProvisioningFailed',
          'failed to provision volume with StorageClass "local-path": claim.Spec.Selector is not supported',
        ),
      ],
      object: 'PersistentVolumeClaim/shop/data',
      evidence: [/selector: .*disk/, /Selector is not supported/],
    },
  },
  ignores: {
    'a class that waits': { objects: [localPath(), claim('data', { class: 'local-path' })] },
    'a claim of this minute': { objects: [immediate, claim('data', { class: 'local-path', age: 10 })] },
    'another provisioner, which may bind at once': {
      objects: [
        object('StorageClass', 'fast', { more: { provisioner: 'driver.longhorn.io', volumeBindingMode: 'Immediate' } }),
        claim('data', { class: 'fast' }),
      ],
    },
  },
});
