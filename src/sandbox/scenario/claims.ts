import type { Fields, StoredObject } from '../fields.ts';
import { type Builder, splitKey, uidFor } from './builder.ts';
import { addEvent } from './events.ts';
import type { Claim } from './format.ts';

const provisioner = 'rancher.io/local-path';

/** A claim by `namespace/name`, with its local-path volume when it is bound. */
export function addClaim(builder: Builder, key: string, claim: Claim, node: string): void {
  const { kind: namespace, name } = splitKey(key);
  const volumeName = `pvc-${uidFor('PersistentVolumeClaim', namespace, name)}`;
  const bound = claim.state === 'bound';
  const created = builder.add({
    kind: 'PersistentVolumeClaim',
    metadata: {
      name,
      namespace,
      creationTimestamp: builder.clock.ago(claim.age),
      ...(claim.labels && { labels: claim.labels }),
      ...(bound && {
        annotations: {
          'pv.kubernetes.io/bind-completed': 'yes',
          'pv.kubernetes.io/bound-by-controller': 'yes',
          'volume.beta.kubernetes.io/storage-provisioner': provisioner,
          'volume.kubernetes.io/selected-node': node,
          'volume.kubernetes.io/storage-provisioner': provisioner,
        },
      }),
    },
    spec: { ...shared(claim), resources: { requests: { storage: claim.size } }, ...(bound && { volumeName }) },
    status: bound
      ? { phase: 'Bound', accessModes: ['ReadWriteOnce'], capacity: { storage: claim.size } }
      : { phase: 'Pending' },
  });
  for (const event of claim.events)
    addEvent(builder, created, { ...event, first: event.since, ...(event.count > 1 && { last: '20s' }) });
  if (bound) addVolume(builder, claim, created, volumeName, node);
}

/** What a claim and its volume have in common. */
const shared = (claim: Claim): Fields => ({
  accessModes: ['ReadWriteOnce'],
  volumeMode: 'Filesystem',
  ...(claim.class !== undefined && { storageClassName: claim.class }),
});

/** The volume of a bound claim: a folder of one node. */
function addVolume(builder: Builder, claim: Claim, owner: StoredObject, volumeName: string, node: string): void {
  const { name, namespace, uid, resourceVersion } = owner.metadata;
  const onNode = { key: 'kubernetes.io/hostname', operator: 'In', values: [node] };
  builder.add({
    kind: 'PersistentVolume',
    metadata: {
      name: volumeName,
      creationTimestamp: builder.clock.ago(claim.age),
      annotations: {
        'local.path.provisioner/selected-node': node,
        'pv.kubernetes.io/provisioned-by': provisioner,
      },
    },
    spec: {
      ...shared(claim),
      capacity: { storage: claim.size },
      persistentVolumeReclaimPolicy: 'Delete',
      claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name, namespace, uid, resourceVersion },
      hostPath: { path: `/var/lib/rancher/k3s/storage/${volumeName}_${namespace}_${name}`, type: 'DirectoryOrCreate' },
      nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [onNode] }] } },
    },
    status: { phase: 'Bound' },
  });
}
