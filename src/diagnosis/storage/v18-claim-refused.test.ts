import { event, node, object, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { claim, localPath, volume } from './testing/claims.ts';
import { v18ClaimRefused } from './v18-claim-refused.ts';

const data = claim('data', {
  class: 'local-path',
  volume: 'pv-1',
  status: { phase: 'Bound', capacity: { storage: '1Gi' } },
});
const grown = claim('data', {
  class: 'fast',
  size: '5Gi',
  volume: 'pv-1',
  status: { phase: 'Bound', capacity: { storage: '1Gi' } },
});
const disk = volume('pv-1', { phase: 'Bound' });
const fast = object('StorageClass', 'fast', {
  more: { provisioner: 'disk.csi.example.com', allowVolumeExpansion: true },
});

ruleCases(v18ClaimRefused, {
  finds: {
    'a provisioner that refuses for a reason of its own': {
      objects: [
        localPath(),
        claim('data', { class: 'local-path', selectedNode: 'node-1' }),
        node(),
        event(
          claim('data'),
          'ProvisioningFailed',
          'failed to provision volume with StorageClass "local-path": rancher.io/local-path does not support block volume provisioning',
        ),
      ],
      object: 'PersistentVolumeClaim/shop/data',
      severity: 'warning',
      evidence: [/block volume provisioning/],
    },
    'a volume that fails to grow': {
      objects: [
        fast,
        grown,
        disk,
        event(grown, 'VolumeResizeFailed', 'resize volume "pv-1" failed: rpc error: code = Internal desc = no'),
      ],
      object: 'PersistentVolumeClaim/shop/data',
      severity: 'warning',
      evidence: [/requests.storage: 5Gi/, /capacity.storage: 1Gi/, /VolumeResizeFailed/],
    },
    'a volume of local-path that was told to grow': {
      objects: [
        localPath(),
        disk,
        claim('data', {
          class: 'local-path',
          size: '5Gi',
          volume: 'pv-1',
          status: { phase: 'Bound', capacity: { storage: '1Gi' } },
        }),
      ],
      object: 'PersistentVolumeClaim/shop/data',
      evidence: [/requests.storage: 5Gi/],
    },
    'a size that the storage can never reach': {
      objects: [
        fast,
        disk,
        claim('data', {
          class: 'fast',
          size: '5Gi',
          volume: 'pv-1',
          status: {
            phase: 'Bound',
            capacity: { storage: '1Gi' },
            allocatedResourceStatuses: { storage: 'ControllerResizeInfeasible' },
          },
        }),
      ],
      object: 'PersistentVolumeClaim/shop/data',
      evidence: [/5Gi/],
    },
    'claims of a StatefulSet that the API server rejects': {
      objects: (() => {
        const [set] = workload('db', { kind: 'StatefulSet' });
        return set
          ? [
              set,
              event(
                set,
                'FailedCreate',
                'create Claim data-db-0 for Pod db-0 in StatefulSet db failed error: PersistentVolumeClaim "data-db-0" is invalid: spec.accessModes: Required value',
              ),
            ]
          : [];
      })(),
      object: 'StatefulSet/shop/db',
      severity: 'critical',
      evidence: [/FailedCreate/],
    },
  },
  ignores: {
    'a bound claim': { objects: [localPath(), data, disk] },
    'a volume that is growing right now': { objects: [fast, grown, disk] },
    'a refusal that has a rule of its own': {
      objects: [
        localPath(),
        claim('data', { class: 'local-path' }),
        event(claim('data'), 'ProvisioningFailed', 'claim.Spec.Selector is not supported'),
      ],
    },
    'a quota': {
      objects: (() => {
        const [set] = workload('db', { kind: 'StatefulSet' });
        return set
          ? [
              set,
              event(
                set,
                'FailedCreate',
                'create Claim data-db-0 for Pod db-0 in StatefulSet db failed error: persistentvolumeclaims "data-db-0" is forbidden: exceeded quota: small',
              ),
            ]
          : [];
      })(),
    },
  },
});
