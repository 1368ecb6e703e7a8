import type { Evidence } from '../../model/finding.ts';
import type { Pod } from '../../model/kinds.ts';
import { keyOf } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromStatus, podRef } from '../evidence.ts';
import { workloadOf } from '../owners.ts';
import { kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { urgencyOf } from '../urgency.ts';

const hour = 3_600_000;

/** Evictions that the pod itself earned, so that its successor will earn them too. */
const ownFault = /exceed/i;

/**
 * The kubelet ended a pod or did not admit it (Evicted, OutOfcpu, NodeAffinity, NodeShutdown…): no crash. A trouble only
 * when nobody replaces the pod, when it went over its own limits, or when its successors meet the same end.
 */
export const c18EndedByNode: Rule = {
  code: 'C18',
  family: 'crash',
  reads: ['Pod'],
  consults: ['ReplicaSet', 'Job'],
  *check(cluster) {
    const ended = cluster.all('Pod').filter((pod) => isEnded(cluster, pod));
    const groups = Map.groupBy(ended, (pod) => `${keyOf(workloadOf(cluster, 'Pod', pod))} ${pod.status?.reason}`);
    for (const pods of groups.values()) {
      const draft = judge(cluster, pods);
      if (draft) yield draft;
    }
  },
};

function isEnded(cluster: Cluster, pod: Pod): boolean {
  const { reason, phase } = pod.status ?? {};
  if (phase !== 'Failed' || !reason || reason === 'Error' || pod.metadata.deletionTimestamp) return false;
  const owned = pod.metadata.ownerReferences?.some(({ controller }) => controller) === true;
  return cluster.now - endedAt(pod) < (owned ? hour : 24 * hour);
}

function judge(cluster: Cluster, pods: readonly Pod[]): Draft | undefined {
  const [first] = pods;
  if (!first) return undefined;
  const object = workloadOf(cluster, 'Pod', first);
  const alone = object.kind === 'Pod';
  // A Job's pods count towards its own failure; one that goes on is no trouble.
  if (object.kind === 'Job' || object.kind === 'CronJob') return undefined;
  if (!alone && pods.length < 3 && !ownFault.test(first.status?.message ?? '')) return undefined;
  return {
    severity: alone ? 'warning' : urgencyOf(cluster, object),
    object,
    victims: pods.map(podRef),
    evidence: pods.slice(0, 3).map(endEvidence),
    parameters: {
      reason: first.status?.reason ?? '?',
      problem: (first.status?.message ?? '').trim().slice(0, 200) || '—',
      node: first.spec?.nodeName ?? '—',
    },
    remedy: remedy(
      'troubleshooting/crash-loop',
      object,
      kubectl('describe', podRef(first)),
      kubectl(['get', '-o', 'jsonpath={.spec.containers[*].resources}{.spec.volumes}'], podRef(first)),
    ),
  };
}

function endEvidence(pod: Pod): Evidence {
  return fromStatus(podRef(pod), 'status.reason', `${pod.status?.reason}: ${pod.status?.message ?? ''}`);
}

/** When the kubelet ended it, as well as the status tells. */
function endedAt({ status, metadata }: Pod): number {
  const disrupted = status?.conditions?.find(({ type }) => type === 'DisruptionTarget')?.lastTransitionTime;
  const finished = (status?.containerStatuses ?? []).flatMap((one) => one?.state?.terminated?.finishedAt ?? []).at(-1);
  const unready = status?.conditions?.find(({ type }) => type === 'Ready')?.lastTransitionTime;
  return Date.parse(String(disrupted ?? finished ?? unready ?? status?.startTime ?? metadata.creationTimestamp ?? ''));
}
