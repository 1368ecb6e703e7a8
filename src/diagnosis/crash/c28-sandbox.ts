import type { Pod } from '../../model/kinds.ts';
import { type Cluster, eventTime } from '../cluster.ts';
import { fromEvent, podRef } from '../evidence.ts';
import { workloadOf } from '../owners.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { urgencyOf } from '../urgency.ts';

/** The node cannot make the pod's sandbox (network, pause image, runtime class), for a reason that no rule about nodes knows. */
export const c28Sandbox: Rule = {
  code: 'C28',
  family: 'crash',
  reads: ['Pod'],
  consults: ['Event', 'Node'],
  *check(cluster) {
    for (const pod of cluster.all('Pod')) {
      const event = refusal(cluster, pod);
      if (!event) continue;
      const workload = workloadOf(cluster, 'Pod', pod);
      const node = pod.spec?.nodeName ?? '?';
      yield {
        severity: urgencyOf(cluster, workload),
        object: workload,
        victims: [podRef(pod)],
        related: [{ kind: 'Node', name: node, role: 'node' }],
        evidence: [fromEvent(event)],
        parameters: { node, problem: (event.message ?? '').split('\n')[0]?.slice(0, 200) || '—' },
        remedy: remedy(
          'troubleshooting/node-not-ready',
          workload,
          kubectl('describe', podRef(pod)),
          command('crictl', 'pods', '--name', pod.metadata.name),
          command('journalctl', '-u', 'k3s', '-n', '100', '--no-pager'),
        ),
      };
    }
  },
};

/** The newest refusal of a pod that has no sandbox yet. A single one is a hiccup that the kubelet mends. */
function refusal(cluster: Cluster, pod: Pod) {
  const statuses = [...(pod.status?.initContainerStatuses ?? []), ...(pod.status?.containerStatuses ?? [])];
  const started = statuses.some((status) => status?.state?.running ?? status?.state?.terminated);
  if (pod.metadata.deletionTimestamp || pod.status?.phase !== 'Pending' || started) return undefined;
  const events = cluster.events('Pod', pod).filter(({ reason }) => reason === 'FailedCreatePodSandBox');
  const last = events.at(-1);
  const times = events.reduce((sum, event) => sum + (event.series?.count ?? event.count ?? 1), 0);
  return last && times >= 2 && cluster.now - eventTime(last) < 15 * 60_000 ? last : undefined;
}
