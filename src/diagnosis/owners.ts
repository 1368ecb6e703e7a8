import type { Kind } from '../model/kinds.ts';
import type { KubeObject, ObjectRef, OwnerReference } from '../model/object.ts';
import type { Cluster } from './cluster.ts';
import { perReading } from './per-cluster.ts';

export function refOf(kind: string, object: KubeObject): ObjectRef {
  const { namespace, name } = object.metadata;
  return namespace === undefined ? { kind, name } : { kind, namespace, name };
}

const followed = new Set<string>([
  'ReplicaSet',
  'Job',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicationController',
]);

/**
 * What an operator would edit to change a pod: the last controller up the owner chain (Deployment, StatefulSet, DaemonSet,
 * CronJob, …), or the pod itself when nobody owns it. A mirror pod's owner is its Node, which nobody edits: it stays a pod.
 */
export function workloadOf(cluster: Cluster, kind: Kind, object: KubeObject): ObjectRef {
  const workloads = known(cluster);
  let workload = workloads.get(object);
  if (!workload) {
    workload = lastOwner(cluster, kind, object);
    workloads.set(object, workload);
  }
  return workload;
}

/** Many rules ask for the same. An object has one kind, so the object alone is the key. */
const known = perReading(() => new Map<KubeObject, ObjectRef>());

function lastOwner(cluster: Cluster, kind: Kind, object: KubeObject): ObjectRef {
  let at: ObjectRef = refOf(kind, object);
  let current: KubeObject | undefined = object;
  for (let depth = 0; depth < 5 && current; depth++) {
    const owner: OwnerReference | undefined = current.metadata.ownerReferences?.find(
      (reference) => reference.controller,
    );
    if (!owner || owner.kind === 'Node') break;
    at = { kind: owner.kind, namespace: object.metadata.namespace, name: owner.name };
    current = followed.has(owner.kind) ? cluster.get(owner.kind as Kind, at.namespace, at.name) : undefined;
  }
  return at;
}
