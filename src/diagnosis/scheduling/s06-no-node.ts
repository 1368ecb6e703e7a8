import { clusterRef } from '../api.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import { nodeEvidence, schedulingRule, shortened } from './draft.ts';

/** Every node that the pod may use is cordoned, or the cluster has no node at all. One finding, however many pods wait. */
export const s06NoNode = schedulingRule('S6', (cluster, verdict) => {
  const cordoned = cluster.all('Node').filter((node) => node.spec?.unschedulable === true);
  const [first] = verdict.blames;
  const object = first ?? clusterRef(cluster);
  return {
    object,
    related: verdict.blames.slice(1, 5).map((node) => ({ ...node, role: 'node' as const })),
    evidence: nodeEvidence(cordoned, 'spec.unschedulable', () => 'true'),
    parameters: {
      nodes: shortened(
        cordoned.map((node) => node.metadata.name),
        ', ',
      ),
    },
    remedy: remedy(
      'troubleshooting/node-not-ready',
      object,
      command('kubectl', 'get', 'nodes', '-o', 'wide'),
      ...(first ? [kubectl('describe', first), command('kubectl', 'uncordon', first.name)] : []),
    ),
  };
});
