import { event } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { claim, localPath, unbound, waitingFor } from './testing/claims.ts';
import { v08NodeMap } from './v08-node-map.ts';

const data = claim('data', { class: 'local-path', selectedNode: 'node-1' });
const failed = (words: string) =>
  event(data, 'ProvisioningFailed', `failed to provision volume with StorageClass "local-path": ${words}`);

ruleCases(v08NodeMap, {
  finds: {
    'a node that the settings do not name': {
      objects: [
        localPath(),
        data,
        failed(
          "failed to get path: config doesn't contain node node-1, and no DEFAULT_PATH_FOR_NON_LISTED_NODES available",
        ),
      ],
      object: 'PersistentVolumeClaim/shop/data',
      severity: 'warning',
      evidence: [/config doesn't contain node/],
    },
    'a node without any path': {
      objects: [localPath(), data, failed('no local path available on node node-1'), waitingFor(['data'], unbound)],
      object: 'PersistentVolumeClaim/shop/data',
      severity: 'critical',
      evidence: [/no local path available/],
    },
  },
  ignores: {
    'another failure': { objects: [localPath(), data, failed('create process timeout after 120 seconds')] },
  },
});
