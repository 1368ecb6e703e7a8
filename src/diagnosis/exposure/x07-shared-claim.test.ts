import { type Fields, node, object, type WorkloadParts, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { x07SharedClaim } from './x07-shared-claim.ts';

const nodes = [node('node-1'), node('node-2')];
const claim = (mode: string) => [
  object('PersistentVolumeClaim', 'data', {
    spec: {
      accessModes: [mode],
      volumeName: 'pv-1',
      storageClassName: 'longhorn',
      resources: { requests: { storage: '1Gi' } },
    },
    status: { phase: 'Bound', accessModes: [mode] },
  }),
  object('PersistentVolume', 'pv-1', {
    spec: {
      accessModes: [mode],
      capacity: { storage: '1Gi' },
      claimRef: { namespace: 'shop', name: 'data' },
      csi: { driver: 'driver.longhorn.io' },
      storageClassName: 'longhorn',
    },
    status: { phase: 'Bound' },
  }),
  object('StorageClass', 'longhorn', { more: { provisioner: 'driver.longhorn.io' } }),
];
const attached = object('VolumeAttachment', 'csi-1', {
  spec: { attacher: 'driver.longhorn.io', nodeName: 'node-1', source: { persistentVolumeName: 'pv-1' } },
  status: { attached: true },
});
const mounting = (replicas: number, spec: Fields = {}, more: WorkloadParts = {}) =>
  workload('web', {
    replicas,
    spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] },
    workload: spec,
    workloadStatus: { replicas, readyReplicas: replicas, updatedReplicas: replicas, availableReplicas: replicas },
    ...more,
  });
const scaler = object('HorizontalPodAutoscaler', 'web', {
  spec: { minReplicas: 2, maxReplicas: 4, scaleTargetRef: { kind: 'Deployment', name: 'web' } },
});

ruleCases(x07SharedClaim, {
  finds: {
    'two replicas on a volume that one node can have': {
      objects: [nodes, claim('ReadWriteOnce'), attached, mounting(2)],
      object: 'Deployment/shop/web',
      severity: 'warning',
      evidence: [/accessModes: ReadWriteOnce/, /spec\.nodeName: node-1/],
    },
    'a rolling update of the only pod that may have it': {
      objects: [nodes, claim('ReadWriteOncePod'), mounting(1)],
      object: 'Deployment/shop/web',
      evidence: [/RollingUpdate/],
    },
  },
  ignores: {
    'one pod that is replaced before the next starts': {
      objects: [nodes, claim('ReadWriteOncePod'), mounting(1, { strategy: { type: 'Recreate' } })],
    },
    'a volume for many': { objects: [nodes, claim('ReadWriteMany'), attached, mounting(3)] },
    'one pod on an ordinary volume': { objects: [nodes, claim('ReadWriteOnce'), attached, mounting(1)] },
    'a volume that no storage attaches, such as NFS or local-path': {
      objects: [nodes, claim('ReadWriteOnce'), mounting(3)],
    },
    'a single node': { objects: [node(), claim('ReadWriteOnce'), attached, mounting(2)] },
    'scaled to zero': { objects: [nodes, claim('ReadWriteOncePod'), attached, mounting(0), scaler] },
  },
});
