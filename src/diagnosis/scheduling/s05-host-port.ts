import { fromSpec, podRef } from '../evidence.ts';
import { serviceCarriedBy } from '../ingress/balancer.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import { schedulingRule, shortened } from './draft.ts';
import type { Obstacle } from './obstacles.ts';
import { hostPortsOf } from './ports.ts';

/**
 * A port that the pod wants on the node itself belongs to another pod there. Of ServiceLB's pods, which find that for 80 and
 * 443, T3 tells under the Service: nobody can change them.
 */
export const s05HostPort = schedulingRule('S5', (_, verdict) => {
  if (serviceCarriedBy(verdict.pod) !== undefined) return undefined;
  const taken = [...verdict.obstacles.values()].flat().filter(isPort);
  const wanted = hostPortsOf(verdict.pod).map(({ port, protocol }) => `${port}/${protocol}`);
  const ports = shortened([...new Set(taken.length > 0 ? taken.map(({ port }) => port) : wanted)], ', ');
  const holders = [...new Set(taken.map(({ holder }) => holder))];
  return {
    related: holders.slice(0, 5).map((holder) => {
      const [namespace = '', name = ''] = holder.split('/');
      return { kind: 'Pod', namespace, name, role: 'reference' as const };
    }),
    evidence: [fromSpec(podRef(verdict.pod), 'spec.containers[*].ports[*].hostPort', ports)],
    parameters: { ports, holders: shortened(holders, ', ') },
    remedy: remedy(
      'upgrades/application',
      verdict.workload,
      command('kubectl', 'get', 'services', '-A', '--field-selector', 'spec.type=LoadBalancer'),
      kubectl('describe', verdict.workload),
    ),
  };
});

function isPort(obstacle: Obstacle): obstacle is Extract<Obstacle, { sort: 'port' }> {
  return obstacle.sort === 'port';
}
