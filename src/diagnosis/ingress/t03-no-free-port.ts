import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { isReady } from '../crash/trouble.ts';
import { fromSpec, podRef } from '../evidence.ts';
import { workloadOf } from '../owners.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { hostPortsOf, portHolder } from '../scheduling/ports.ts';
import { type Verdict, verdictsOf } from '../scheduling/verdict.ts';
import { balancerPods, serviceCarriedBy } from './balancer.ts';
import { wordsListed } from './draft.ts';

/** ServiceLB finds no node whose ports are free for a Service: nothing from outside gets in by it. */
export const t03NoFreePort: Rule = {
  code: 'T3',
  family: 'ingress',
  reads: ['Pod', 'Service'],
  consults: ['Node', 'Event', 'Deployment', 'DaemonSet'],
  *check(cluster) {
    for (const verdict of verdictsOf(cluster, 'S5')) {
      const [namespace = '', name] = serviceCarriedBy(verdict.pod)?.split('/') ?? [];
      if (!name) continue;
      const object = { kind: 'Service', namespace, name };
      const ports = hostPortsOf(verdict.pod).map(({ port, protocol }) => `${port}/${protocol}`);
      const holders = holdersOf(cluster, verdict);
      yield {
        severity: isReachable(cluster, object) ? 'warning' : 'critical',
        object,
        victims: [podRef(verdict.pod), object, verdict.workload],
        related: holders.map((ref) => ({ ...ref, role: 'reference' })),
        evidence: [
          ...verdict.evidence,
          fromSpec(podRef(verdict.pod), 'spec.containers[*].ports[*].hostPort', ports.join(', ')),
        ],
        parameters: {
          ports: wordsListed(ports),
          holders: wordsListed(holders.map((ref) => `${ref.kind}/${ref.namespace}/${ref.name}`)),
        },
        remedy: remedy(
          'troubleshooting/ingress',
          object,
          command('kubectl', 'get', 'services', '-A', '--field-selector', 'spec.type=LoadBalancer'),
          kubectl('describe', podRef(verdict.pod)),
          command('sudo', 'ss', '-ltnp', 'sport = :80 or sport = :443'),
        ),
        blames: verdict.blames,
      };
    }
  },
};

/** Whether the Service has its ports on another node. */
function isReachable(cluster: Cluster, { namespace, name }: ObjectRef): boolean {
  const service = cluster.get('Service', namespace, name);
  return service !== undefined && balancerPods(cluster, service).some(isReady);
}

/** Who has the ports: another Service that ServiceLB carries, or a workload. */
function holdersOf(cluster: Cluster, { pod, eligible }: Verdict): readonly ObjectRef[] {
  const found = new Map<string, ObjectRef>();
  for (const node of eligible.slice(0, 20)) {
    for (const wanted of hostPortsOf(pod)) {
      const [namespace = '', name = ''] = (portHolder(cluster, node, wanted) ?? '').split('/');
      const holder = cluster.get('Pod', namespace, name);
      if (!holder) continue;
      const [where = '', service] = (serviceCarriedBy(holder) ?? '').split('/');
      const ref = service ? { kind: 'Service', namespace: where, name: service } : workloadOf(cluster, 'Pod', holder);
      found.set(`${ref.kind}/${ref.namespace}/${ref.name}`, ref);
    }
  }
  return [...found.values()];
}
