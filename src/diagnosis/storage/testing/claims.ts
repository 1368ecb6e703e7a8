import { type Fields, object, type Parts, unscheduled, type WorkloadParts, workload } from '../../testing/objects.ts';
import type { SceneObject } from '../../testing/scene.ts';

export interface ClaimParts extends Parts {
  readonly class?: string;
  readonly size?: string;
  readonly modes?: readonly string[];
  /** The volume that it is bound to; without one it is Pending. */
  readonly volume?: string;
  readonly selectedNode?: string;
}

export function claim(name: string, parts: ClaimParts = {}): SceneObject {
  const { size = '1Gi', modes = ['ReadWriteOnce'], volume, selectedNode } = parts;
  return object('PersistentVolumeClaim', name, {
    ...parts,
    metadata: {
      ...(selectedNode && { annotations: { 'volume.kubernetes.io/selected-node': selectedNode } }),
      ...parts.metadata,
    },
    spec: {
      accessModes: modes,
      resources: { requests: { storage: size } },
      ...(parts.class !== undefined && { storageClassName: parts.class }),
      ...(volume && { volumeName: volume }),
      ...parts.spec,
    },
    status: { phase: volume ? 'Bound' : 'Pending', ...(volume && { capacity: { storage: size } }), ...parts.status },
  });
}

interface VolumeParts extends Parts {
  readonly class?: string;
  readonly size?: string;
  readonly phase?: string;
  /** The claim that it belongs to. */
  readonly claim?: SceneObject;
  /** The host name of the only node that reaches it. */
  readonly node?: string;
}

export function volume(name: string, parts: VolumeParts = {}): SceneObject {
  const { size = '1Gi', phase = 'Available', node } = parts;
  const held = parts.claim?.metadata;
  const term = { matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: [node] }] };
  return object('PersistentVolume', name, {
    ...parts,
    spec: {
      accessModes: ['ReadWriteOnce'],
      capacity: { storage: size },
      ...(parts.class !== undefined && { storageClassName: parts.class }),
      ...(held && { claimRef: { namespace: held.namespace, name: held.name, uid: held.uid } }),
      ...(node && { nodeAffinity: { required: { nodeSelectorTerms: [term] } } }),
      ...parts.spec,
    },
    status: { phase, ...parts.status },
  });
}

/** K3s's own class, which is the default. */
export function localPath(
  more: Fields = {},
  annotations: Fields = { 'storageclass.kubernetes.io/is-default-class': 'true' },
) {
  return object('StorageClass', 'local-path', {
    metadata: { annotations },
    more: { provisioner: 'rancher.io/local-path', volumeBindingMode: 'WaitForFirstConsumer', ...more },
  });
}

/** Volumes of such a class are made by hand. */
export function manualClass(name: string, volumeBindingMode = 'WaitForFirstConsumer'): SceneObject {
  return object('StorageClass', name, { more: { provisioner: 'kubernetes.io/no-provisioner', volumeBindingMode } });
}

/** Fields for a pod that mounts claims, each under its own name. */
export function mounting(...claims: readonly string[]): { readonly spec: Fields } {
  return { spec: { volumes: claims.map((name) => ({ name, persistentVolumeClaim: { claimName: name } })) } };
}

/** A StatefulSet's pod that no node has taken, with what the scheduler says of it. */
export function waitingFor(
  names: readonly string[],
  message: string,
  parts: WorkloadParts = {},
): readonly SceneObject[] {
  const { spec } = mounting(...names);
  const [set] = workload('db', { kind: 'StatefulSet', spec, ...parts });
  if (!set) return [];
  const owner = { apiVersion: 'apps/v1', kind: set.kind, name: 'db', uid: set.metadata.uid, controller: true };
  return [set, unscheduled('db-0', message, { spec, metadata: { ownerReferences: [owner] } })];
}

export const unbound = '0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found';
