import type { Cluster } from '../cluster.ts';
import { fromSpec, podRef } from '../evidence.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import { schedulingRule } from './draft.ts';

/**
 * The pod names a scheduler of its own, and none ever said a word about it: that scheduler does not run here. The silence
 * of the cluster's own scheduler concerns every new pod and is told of in family `node`.
 */
export const s08NoScheduler = schedulingRule('S8', (cluster, verdict) => {
  const scheduler = verdict.pod.spec?.schedulerName ?? 'default-scheduler';
  if (scheduler === 'default-scheduler' || works(cluster, scheduler)) return undefined;
  return {
    evidence: [fromSpec(podRef(verdict.pod), 'spec.schedulerName', scheduler)],
    parameters: { scheduler },
    remedy: remedy(
      'upgrades/application',
      verdict.workload,
      kubectl('describe', podRef(verdict.pod)),
      command('kubectl', 'get', 'pods', '-A'),
      kubectl('edit', verdict.workload),
    ),
  };
});

const recentMs = 150_000;

/** It placed, or spoke of, another pod just now: then this one is still in its queue. */
function works(cluster: Cluster, scheduler: string): boolean {
  return cluster.all('Pod').some((pod) => {
    const placed = pod.status?.conditions?.find(({ type }) => type === 'PodScheduled');
    const said = placed?.status === 'True' || Boolean(placed?.message);
    const at = Date.parse(String(placed?.lastTransitionTime ?? pod.metadata.creationTimestamp ?? ''));
    return said && pod.spec?.schedulerName === scheduler && cluster.now - at < recentMs;
  });
}
