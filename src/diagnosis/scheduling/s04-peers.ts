import { fromSpec, podRef } from '../evidence.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import { schedulingRule, shortened } from './draft.ts';
import type { Obstacle } from './obstacles.ts';

/** The pod's rules about where other pods are (affinity, anti-affinity, even spread), or theirs about it, leave no node. */
export const s04Peers = schedulingRule('S4', (_cluster, verdict) => {
  const found = [...verdict.obstacles.values()].flat().filter(isPeer);
  const rules = [...new Set(found.map(({ rule, topologyKey }) => `${rule} ${topologyKey}`))];
  const because = [...new Set(found.flatMap((obstacle) => obstacle.because ?? []))];
  const rule = shortened(rules.length > 0 ? rules : verdict.refusals.map(({ text }) => text), ', ');
  return {
    evidence: [fromSpec(podRef(verdict.pod), 'spec.affinity', rule)],
    parameters: { rule, because: shortened(because, ', '), nodes: verdict.eligible.length || '–' },
    remedy: remedy(
      'upgrades/application',
      verdict.workload,
      command(
        'kubectl',
        'get',
        'pods',
        '-o',
        'wide',
        ...(verdict.workload.namespace ? ['-n', verdict.workload.namespace] : []),
      ),
      command('kubectl', 'get', 'nodes', '--show-labels'),
      kubectl('edit', verdict.workload),
    ),
  };
});

function isPeer(obstacle: Obstacle): obstacle is Extract<Obstacle, { sort: 'affinity' }> {
  return obstacle.sort === 'affinity';
}
