import type { Severity } from '../../model/finding.ts';
import type { PersistentVolumeClaim, Pod } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { claimsOf, isHurt } from '../impact.ts';
import { workloadOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { stillServed } from '../rollout.ts';
import { type Pending, pendingPods } from '../scheduling/pending.ts';

/** Whether a claim has no volume yet and is not being deleted. */
export function isPending({ metadata, status }: PersistentVolumeClaim): boolean {
  return !metadata.deletionTimestamp && (status?.phase ?? 'Pending') === 'Pending';
}

export function pendingClaims(cluster: Cluster): readonly PersistentVolumeClaim[] {
  return cluster.all('PersistentVolumeClaim').filter(isPending);
}

/** The class that a claim or a volume asks for; `''` is a choice (none at all), undefined is none made. */
export function classNameOf(object: {
  readonly metadata: PersistentVolumeClaim['metadata'];
  readonly spec?: { readonly storageClassName?: string };
}): string | undefined {
  return object.spec?.storageClassName ?? object.metadata.annotations?.['volume.beta.kubernetes.io/storage-class'];
}

export function classOf(cluster: Cluster, claim: PersistentVolumeClaim) {
  const name = classNameOf(claim);
  return name ? cluster.get('StorageClass', undefined, name) : undefined;
}

const byClaim = perCluster((cluster): ReadonlyMap<string, readonly Pod[]> => {
  const users = new Map<string, Pod[]>();
  for (const pod of cluster.all('Pod')) {
    if (pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed') continue;
    for (const claim of new Set(claimsOf(pod))) {
      const key = `${pod.metadata.namespace}/${claim}`;
      const list = users.get(key);
      if (list) list.push(pod);
      else users.set(key, [pod]);
    }
  }
  return users;
});

/** Pods that mount a claim or wait for it; finished ones no longer count. */
export function usersOf(cluster: Cluster, claim: PersistentVolumeClaim): readonly Pod[] {
  return byClaim(cluster).get(`${claim.metadata.namespace}/${claim.metadata.name}`) ?? [];
}

const pendingByPod = perCluster((cluster) => new Map(pendingPods(cluster).map((pending) => [pending.pod, pending])));

/** Those of a claim's pods that no node has taken, with what the scheduler says. */
export function unplacedUsers(cluster: Cluster, claim: PersistentVolumeClaim): readonly Pending[] {
  return usersOf(cluster, claim).flatMap((pod) => pendingByPod(cluster).get(pod) ?? []);
}

/** Critical when a pod stands still for the claim and no other pod of its workload serves. */
export function severityOf(cluster: Cluster, claim: PersistentVolumeClaim): Severity {
  const stopped = usersOf(cluster, claim).filter((pod) => isHurt(pod) && !pod.metadata.deletionTimestamp);
  return stopped.some((pod) => !stillServed(cluster, workloadOf(cluster, 'Pod', pod))) ? 'critical' : 'warning';
}

/** The node that the scheduler chose for a claim that waits for its first pod. */
export function selectedNode({ metadata }: PersistentVolumeClaim): string | undefined {
  return metadata.annotations?.['volume.kubernetes.io/selected-node'];
}

export function requestOf(claim: PersistentVolumeClaim): string {
  return String(claim.spec?.resources?.requests?.['storage'] ?? '—');
}
