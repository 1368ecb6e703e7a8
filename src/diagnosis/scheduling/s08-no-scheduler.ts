import { clusterRef } from '../api.ts';
import type { Cluster } from '../cluster.ts';
import { fromSpec, podRef } from '../evidence.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import { schedulingRule } from './draft.ts';

/** The scheduler of K3s answers within seconds; after this long it does not work. */
const silentMs = 150_000;

/**
 * No scheduler ever said a word about the pod. Either the pod names one that does not run here, which is the pod's fault, or
 * the cluster's own does not work, which concerns every new pod and is one finding.
 */
export const s08NoScheduler = schedulingRule('S8', (cluster, verdict) => {
  const scheduler = verdict.pod.spec?.schedulerName ?? 'default-scheduler';
  const own = scheduler === 'default-scheduler';
  if ((own && verdict.waitedMs < silentMs) || works(cluster, scheduler)) return undefined;
  const object = own ? clusterRef(cluster) : verdict.workload;
  return {
    object,
    ...(own && { blames: [object] }),
    evidence: [fromSpec(podRef(verdict.pod), 'spec.schedulerName', scheduler)],
    parameters: { scheduler, minutes: Math.min(Math.round(verdict.waitedMs / 60_000), 525_600) },
    remedy: remedy(
      'troubleshooting/node-not-ready',
      object,
      kubectl('describe', podRef(verdict.pod)),
      ...(own
        ? [command('kubectl', 'get', 'leases', '-n', 'kube-system'), command('journalctl', '-u', 'k3s', '-n', '200')]
        : [command('kubectl', 'get', 'pods', '-A'), kubectl('edit', verdict.workload)]),
    ),
  };
});

/** It placed, or spoke of, a pod that is younger than the one in question could be: within the last hour. */
function works(cluster: Cluster, scheduler: string): boolean {
  return cluster.all('Pod').some((pod) => {
    const placed = pod.status?.conditions?.find(({ type }) => type === 'PodScheduled');
    const said = placed?.status === 'True' || Boolean(placed?.message);
    const at = Date.parse(String(placed?.lastTransitionTime ?? pod.metadata.creationTimestamp ?? ''));
    return said && (pod.spec?.schedulerName ?? 'default-scheduler') === scheduler && cluster.now - at < silentMs;
  });
}
