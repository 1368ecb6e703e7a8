import { command, kubectl, remedy } from '../remedy.ts';
import { listed, nodeEvidence, schedulingRule } from './draft.ts';
import { writtenObstacle } from './obstacles.ts';

/** Each node is out of the question for a reason of its own, so that no single change is the one to make. */
export const s11Mixed = schedulingRule('S11', (_cluster, verdict) => ({
  evidence: nodeEvidence([...verdict.obstacles.keys()], 'spec', (node) =>
    (verdict.obstacles.get(node) ?? []).map(writtenObstacle).join(', '),
  ),
  parameters: { reasons: listed(verdict) },
  remedy: remedy(
    'optimisation/right-sizing',
    verdict.workload,
    command('kubectl', 'describe', 'nodes'),
    kubectl('describe', verdict.workload),
    kubectl('edit', verdict.workload),
  ),
}));
