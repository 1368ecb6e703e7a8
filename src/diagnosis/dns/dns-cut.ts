import type { Pod } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { targetOf } from '../crash/cut-off.ts';
import { nameService } from '../name-service.ts';
import { type Cut, cutBetween } from '../policy/cut.ts';
import { enforcement } from '../policy/enforced.ts';
import type { End, Wanted } from '../policy/policy.ts';

/** What NetworkPolicies forbid between a pod and every pod of CoreDNS; undefined when one can be asked. */
export function dnsCut(cluster: Cluster, pod: Pod, protocol: Wanted['protocol'] = 'UDP'): Cut | undefined {
  if (enforcement(cluster) === 'no' || hasNodeCache(cluster)) return undefined;
  const { pods, services } = nameService(cluster);
  const from: End = { is: 'pod', pod };
  const front = services.flatMap(({ spec }) => spec?.ports ?? []).find(({ port }) => port === 53);
  const cuts = pods.map((server) => {
    const port = front ? targetOf(server, front) : 53;
    return cutBetween(cluster, from, { is: 'pod', pod: server }, { port, protocol });
  });
  const [first] = cuts;
  if (!first || cuts.some((cut) => cut === undefined)) return undefined;
  // Some network plug-ins compare blocks of addresses with the Service's own address.
  const byService = services.some(
    ({ spec }) =>
      spec?.clusterIP !== undefined &&
      !cutBetween(cluster, from, { is: 'address', address: spec.clusterIP }, { port: 53, protocol }),
  );
  return first.direction === 'egress' && byService ? undefined : first;
}

/** Then pods ask a cache on their node, whose address no policy is about. */
function hasNodeCache(cluster: Cluster): boolean {
  return cluster.pods('kube-system').some(({ metadata }) => metadata.labels?.['k8s-app'] === 'node-local-dns');
}
