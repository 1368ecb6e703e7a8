import type { Pod } from '../model/kinds.ts';
import { keyOf, type ObjectKey, type ObjectRef } from '../model/object.ts';
import { workloadOf } from './owners.ts';
import { perCluster } from './per-cluster.ts';

/** Pods of these can stand in for each other; those of a StatefulSet or a DaemonSet cannot. */
const interchangeable = new Set(['Deployment', 'ReplicaSet', 'ReplicationController', 'Rollout']);

const served = perCluster((cluster): ReadonlySet<ObjectKey> => {
  const keys = new Set<ObjectKey>();
  for (const pod of cluster.all('Pod')) {
    if (isReady(pod)) keys.add(keyOf(workloadOf(cluster, 'Pod', pod)));
  }
  return keys;
});

/**
 * Whether users are still answered although some of a workload's pods fail: another of its pods is ready, such as one of the
 * old version during a rollout that cannot finish.
 */
export function stillServed(cluster: Parameters<typeof served>[0], workload: ObjectRef): boolean {
  return interchangeable.has(workload.kind) && served(cluster).has(keyOf(workload));
}

function isReady(pod: Pod): boolean {
  if (pod.metadata.deletionTimestamp) return false;
  return pod.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') ?? false;
}
