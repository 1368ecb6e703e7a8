import { event, type Fields, node, object, pod, type WorkloadParts, waiting, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
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

const volumes = [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }];
const newSet = object('ReplicaSet', 'web-8b1d', {
  metadata: { ownerReferences: [{ kind: 'Deployment', name: 'web', uid: 'deployment-web', controller: true }] },
});
/** The pod of the new version, which waits on node-2. */
const newPod = (age: number) => [
  newSet,
  pod('web-8b1d-x2', {
    owner: newSet,
    age,
    node: 'node-2',
    spec: { volumes },
    state: waiting('ContainerCreating'),
    status: { phase: 'Pending' },
  }),
];
const updating = (old: Fields = {}, age = 600) => [
  mounting(1, {}, { node: 'node-1', metadata: { labels: { app: 'web' }, ...old } }),
  newPod(age),
];
const other = pod('backup-1', { node: 'node-1', spec: { volumes } });
const down = node('node-1', { conditions: [{ type: 'Ready', status: 'Unknown', reason: 'NodeStatusUnknown' }] });
const arrived = object('VolumeAttachment', 'csi-2', {
  spec: { attacher: 'driver.longhorn.io', nodeName: 'node-2', source: { persistentVolumeName: 'pv-1' } },
  status: { attached: true },
});
const said = event(
  pod('web-8b1d-x2'),
  'FailedAttachVolume',
  'Multi-Attach error for volume "pv-1" Volume is already used by pod(s) web-7f9c-x1',
);

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
    'a rolling update whose new pod came to another node': {
      objects: [nodes, claim('ReadWriteOnce'), attached, updating(), said],
      object: 'Deployment/shop/web',
      severity: 'warning',
      evidence: [/Multi-Attach/, /node-1; web-8b1d-x2: node-2/],
      victims: ['Pod/shop/web-8b1d-x2', 'PersistentVolumeClaim/shop/data', 'Pod/shop/web-7f9c-x1'],
    },
    'the same when the event has expired': {
      objects: [nodes, claim('ReadWriteOnce'), attached, updating()],
      object: 'Deployment/shop/web',
      evidence: [/spec\.nodeName: node-1/],
    },
  },
  ignores: {
    'an old pod that is leaving': {
      objects: [nodes, claim('ReadWriteOnce'), attached, updating({ deletionTimestamp: ago(20) }), said],
    },
    'an old pod on a node that is down': {
      objects: [down, node('node-2'), claim('ReadWriteOnce'), attached, updating(), said],
    },
    'a new pod of half a minute': {
      objects: [nodes, claim('ReadWriteOnce'), attached, updating({}, 30)],
    },
    'a volume that another workload keeps': {
      objects: [nodes, claim('ReadWriteOnce'), attached, newPod(600), other, said],
    },
    'a volume that has reached the new pod’s node': {
      objects: [nodes, claim('ReadWriteOnce'), attached, arrived, updating()],
    },

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
