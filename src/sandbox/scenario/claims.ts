import { type Builder, splitKey, uidFor } from './builder.ts';
import { addEvent } from './events.ts';
import type { Claim } from './format.ts';

/** A claim by `namespace/name`, with its local-path volume when it is bound. */
export function addClaim(builder: Builder, key: string, claim: Claim, node: string): void {
  const { kind: namespace, name } = splitKey(key);
  const uid = uidFor('PersistentVolumeClaim', namespace, name);
  const volumeName = `pvc-${uid}`;
  const bound = claim.state === 'bound';
  const common = {
    accessModes: ['ReadWriteOnce'],
    volumeMode: 'Filesystem',
    ...(claim.class !== undefined && { storageClassName: claim.class }),
  };
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
          'volume.beta.kubernetes.io/storage-provisioner': 'rancher.io/local-path',
          'volume.kubernetes.io/selected-node': node,
          'volume.kubernetes.io/storage-provisioner': 'rancher.io/local-path',
        },
      }),
    },
    spec: { ...common, resources: { requests: { storage: claim.size } }, ...(bound && { volumeName }) },
    status: bound
      ? { phase: 'Bound', accessModes: ['ReadWriteOnce'], capacity: { storage: claim.size } }
      : { phase: 'Pending' },
  });
  for (const event of claim.events)
    addEvent(builder, created, { ...event, first: event.since, ...(event.count > 1 && { last: '20s' }) });
  if (!bound) return;
  builder.add({
    kind: 'PersistentVolume',
    metadata: {
      name: volumeName,
      creationTimestamp: builder.clock.ago(claim.age),
      annotations: {
        'local.path.provisioner/selected-node': node,
        'pv.kubernetes.io/provisioned-by': 'rancher.io/local-path',
      },
    },
    spec: {
      ...common,
      capacity: { storage: claim.size },
      persistentVolumeReclaimPolicy: 'Delete',
      claimRef: {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        name,
        namespace,
        uid,
        resourceVersion: created.metadata.resourceVersion,
      },
      hostPath: { path: `/var/lib/rancher/k3s/storage/${volumeName}_${namespace}_${name}`, type: 'DirectoryOrCreate' },
      nodeAffinity: {
        required: {
          nodeSelectorTerms: [
            { matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: [node] }] },
          ],
        },
      },
    },
    status: { phase: 'Bound' },
  });
}
