import { refOf } from '../owners.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import { writtenTaint } from '../selector.ts';
import { nodeEvidence, schedulingRule, shortened } from './draft.ts';
import { taintIn } from './message.ts';
import { type Obstacle, writtenObstacle } from './obstacles.ts';
import type { Verdict } from './verdict.ts';

/**
 * Every node meant for the pod has a taint that the pod does not tolerate. A taint that Kubernetes set because the node is
 * unwell is the node's fault, not the pod's: then the node is the culprit.
 */
export const s03Taint = schedulingRule('S3', (_cluster, verdict) => {
  const tainted = [...verdict.obstacles].map(([node, list]) => ({ node, taints: list.filter(isTaint) }));
  const refusing = tainted.filter(({ taints }) => taints.length > 0);
  const [sick] = verdict.blames;
  const taints = new Set(refusing.flatMap((entry) => entry.taints.map((obstacle) => writtenTaint(obstacle.taint))));
  return {
    ...(sick && { object: sick }),
    related: refusing.slice(0, 5).map(({ node }) => ({ ...refOf('Node', node), role: 'node' as const })),
    evidence: [
      ...nodeEvidence(
        refusing.map(({ node }) => node),
        'spec.taints',
        (node) =>
          (refusing.find((entry) => entry.node === node)?.taints ?? [])
            .map(({ taint }) => writtenTaint(taint))
            .join(', '),
      ),
      // Why the pod cannot go elsewhere: the other half of the reason.
      ...nodeEvidence(
        tainted.flatMap(({ node, taints: none }) => (none.length === 0 ? [node] : [])),
        'spec',
        (node) => (verdict.obstacles.get(node) ?? []).map(writtenObstacle).join(', '),
      ),
    ],
    parameters: {
      taint: shortened(taints.size > 0 ? [...taints] : fromMessage(verdict), ', '),
      nodes: shortened(
        refusing.map(({ node }) => node.metadata.name),
        ', ',
      ),
    },
    remedy: remedy(
      sick ? 'troubleshooting/node-not-ready' : 'upgrades/application',
      sick ?? verdict.workload,
      command('kubectl', 'get', 'nodes', '-o', 'custom-columns=NAME:.metadata.name,TAINTS:.spec.taints'),
      sick ? kubectl('describe', sick) : kubectl('edit', verdict.workload),
    ),
  };
});

function isTaint(obstacle: Obstacle): obstacle is Extract<Obstacle, { sort: 'taint' }> {
  return obstacle.sort === 'taint';
}

function fromMessage(verdict: Verdict): readonly string[] {
  return verdict.refusals.filter(({ sort }) => sort === 'taint').map(({ text }) => taintIn(text) ?? text);
}
