import { event, node, object } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { claim, localPath } from './testing/claims.ts';
import { v06AccessMode } from './v06-access-mode.ts';

const shared = claim('files', { class: 'local-path', modes: ['ReadWriteMany'], selectedNode: 'node-1' });

ruleCases(v06AccessMode, {
  finds: {
    'what local-path says of ReadWriteMany': {
      objects: [
        localPath(),
        shared,
        event(
          shared,
          'ProvisioningFailed',
          'failed to provision volume with StorageClass "local-path": NodePath only supports ReadWriteOnce and ReadWriteOncePod (1.22+) access modes',
        ),
      ],
      object: 'PersistentVolumeClaim/shop/files',
      severity: 'warning',
      evidence: [/accessModes: ReadWriteMany/, /NodePath only supports/],
    },
    'the same after the event has expired': {
      objects: [node(), localPath(), shared],
      object: 'PersistentVolumeClaim/shop/files',
      evidence: [/accessModes: ReadWriteMany/],
    },
    'what another driver says': {
      objects: [
        object('StorageClass', 'fast', { more: { provisioner: 'disk.csi.example.com' } }),
        claim('files', { class: 'fast', modes: ['ReadWriteMany'] }),
        event(
          claim('files'),
          'ProvisioningFailed',
          'failed to provision volume with StorageClass "fast": rpc error: code = InvalidArgument desc = Volume capabilities MULTI_NODE_MULTI_WRITER not supported. Only AccessModes[ReadWriteOnce] supported.',
        ),
      ],
      object: 'PersistentVolumeClaim/shop/files',
      evidence: [/MULTI_NODE/],
    },
  },
  ignores: {
    'a shared claim that no pod wants yet': {
      objects: [localPath(), claim('files', { class: 'local-path', modes: ['ReadWriteMany'] })],
    },
    'a claim for one node': { objects: [localPath(), claim('files', { class: 'local-path', selectedNode: 'node-1' })] },
  },
});
