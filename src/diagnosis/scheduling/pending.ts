import type { Evidence } from '../../model/finding.ts';
import type { Pod } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromEvent, fromStatus, podRef } from '../evidence.ts';
import { claimsOf } from '../impact.ts';
import { refOf, workloadOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';

/** A pod that no node has taken, for longer than scheduling takes. */
export interface Pending {
  readonly pod: Pod;
  readonly workload: ObjectRef;
  /** What the scheduler said last; undefined when it never said anything. */
  readonly message: string | undefined;
  readonly evidence: readonly Evidence[];
  readonly waitedMs: number;
}

/** A pod is placed within seconds, and a scheduler that just started works through a queue first. */
const normalWaitMs = 60_000;

export const pendingPods = perCluster((cluster): readonly Pending[] =>
  cluster
    .all('Pod')
    .filter((pod) => !pod.spec?.nodeName && !pod.metadata.deletionTimestamp)
    .filter((pod) => (pod.status?.phase ?? 'Pending') === 'Pending')
    .map((pod) => pending(cluster, pod))
    .filter(({ waitedMs }) => waitedMs >= normalWaitMs),
);

function pending(cluster: Cluster, pod: Pod): Pending {
  const condition = pod.status?.conditions?.find(({ type, status }) => type === 'PodScheduled' && status === 'False');
  const event = cluster.events('Pod', pod).findLast(({ reason }) => reason === 'FailedScheduling');
  const ref = podRef(pod);
  const said = condition?.message || event?.message || condition?.reason;
  const fromCondition = condition && fromStatus(ref, 'status.conditions[PodScheduled]', said ?? '');
  const since = Date.parse(String(condition?.lastTransitionTime ?? pod.metadata.creationTimestamp ?? ''));
  return {
    pod,
    workload: workloadOf(cluster, 'Pod', pod),
    message: said,
    evidence: fromCondition && said ? [fromCondition] : event ? [fromEvent(event)] : [],
    waitedMs: Number.isNaN(since) ? Number.POSITIVE_INFINITY : cluster.now - since,
  };
}

/** Claims that stay unbound only because their pod has no node yet: victims of what keeps the pod from one. */
export function waitingClaims(cluster: Cluster, pod: Pod): readonly ObjectRef[] {
  return claimsOf(pod).flatMap((name) => {
    const claim = cluster.get('PersistentVolumeClaim', pod.metadata.namespace, name);
    if (claim?.status?.phase !== 'Pending') return [];
    const storageClass = cluster.get('StorageClass', undefined, claim.spec?.storageClassName ?? '');
    const told = cluster
      .events('PersistentVolumeClaim', claim)
      .some(({ reason }) => reason === 'WaitForFirstConsumer' || reason === 'WaitForPodScheduled');
    const waits = told || storageClass?.volumeBindingMode === 'WaitForFirstConsumer';
    return waits ? [refOf('PersistentVolumeClaim', claim)] : [];
  });
}
