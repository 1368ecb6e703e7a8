import type { Pod } from '../../model/kinds.ts';
import { type Cluster, eventTime } from '../cluster.ts';
import { fromEvent, fromStatus, podRef } from '../evidence.ts';
import { workloadOf } from '../owners.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';

/** Time that a kubelet may need beyond the grace period, which `deletionTimestamp` already includes. */
const tolerance = 5 * 60_000;

/** A pod was deleted long ago and is still there: a finalizer holds it, or the kubelet cannot end it. */
export const c24Terminating: Rule = {
  code: 'C24',
  family: 'crash',
  reads: ['Pod'],
  consults: ['Event', 'Node'],
  *check(cluster) {
    for (const pod of cluster.all('Pod')) {
      const since = Date.parse(pod.metadata.deletionTimestamp ?? '');
      if (!(cluster.now - since > tolerance)) continue;
      const object = podRef(pod);
      const finalizers = (pod.metadata.finalizers ?? []).join(', ');
      const workload = workloadOf(cluster, 'Pod', pod);
      yield {
        severity: 'warning',
        object,
        victims: [object],
        ...(workload.kind !== 'Pod' && { related: [{ ...workload, role: 'owner' as const }] }),
        evidence: [
          fromStatus(object, 'metadata.deletionTimestamp', pod.metadata.deletionTimestamp),
          ...(finalizers ? [fromStatus(object, 'metadata.finalizers', finalizers)] : []),
          ...complaints(cluster, pod).map(fromEvent),
        ],
        parameters: {
          minutes: Math.round((cluster.now - since) / 60_000),
          finalizers: finalizers || '—',
          node: pod.spec?.nodeName ?? '—',
        },
        remedy: remedy(
          'troubleshooting/crash-loop',
          object,
          kubectl(['get', '-o', 'yaml'], object),
          command('kubectl', 'get', 'nodes', '-o', 'wide'),
          kubectl('describe', object),
        ),
      };
    }
  },
};

/** What the kubelet said since about its failure to end the pod. */
function complaints(cluster: Cluster, pod: Pod) {
  const telling = new Set([
    'FailedKillPod',
    'FailedPreStopHook',
    'FailedUnmount',
    'FailedUnMount',
    'ExceededGracePeriod',
  ]);
  return cluster
    .events('Pod', pod)
    .filter((event) => telling.has(event.reason ?? ''))
    .toSorted((a, b) => eventTime(b) - eventTime(a))
    .slice(0, 2);
}
