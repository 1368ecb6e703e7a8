import type { KindTypes } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { fromSpec } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { inRange } from '../policy/cidr.ts';
import { command } from '../remedy.ts';
import { balancerPods, ingressServices } from './balancer.ts';
import { listed, type Mistake } from './draft.ts';
import { middlewareRef, usedMiddlewares } from './middlewares.ts';
import { traefiks } from './traefik.ts';

type Middleware = KindTypes['Middleware'];

/**
 * Lists of allowed addresses that let nobody in: K3s's ServiceLB hands requests on in its own name unless the Service's
 * `externalTrafficPolicy` is Local, so Traefik sees the address of a pod, which is in none of the ranges.
 */
export function* lostAddresses(cluster: Cluster): Iterable<Mistake> {
  // What a proxy in front or a proxy protocol tells is out of sight.
  if (
    traefiks(cluster).some(
      ({ args, template }) =>
        template.pod.spec?.hostNetwork || args.some((word) => /forwardedheaders|proxyprotocol/i.test(word)),
    )
  )
    return;
  for (const service of ingressServices(cluster, 'traefik')) {
    const sources = balancerPods(cluster, service).flatMap(({ status }) => status?.podIP ?? []);
    if (sources.length === 0 || service.spec?.externalTrafficPolicy === 'Local') continue;
    for (const [middleware, uses] of usedMiddlewares(cluster)) {
      const ranges = rangesOf(middleware);
      if (!ranges || sources.some((address) => ranges.some((range) => covers(range, address)))) continue;
      const user = refOf('Service', service);
      const users = uses.map((use) => use.user);
      yield {
        user,
        thing: middlewareRef(middleware),
        slip: true,
        evidence: [
          fromSpec(user, 'spec.externalTrafficPolicy', service.spec?.externalTrafficPolicy ?? 'Cluster'),
          fromSpec(middlewareRef(middleware), 'spec.ipAllowList.sourceRange', ranges.join(', ')),
        ],
        related: users.slice(0, 20).map((ref) => ({ ...ref, role: 'victim' as const })),
        parameters: {
          thing: `Service/${user.name}`,
          problem: `externalTrafficPolicy: ${service.spec?.externalTrafficPolicy ?? 'Cluster'}`,
          users: listed(users),
        },
        commands: [
          command(
            'kubectl',
            '-n',
            user.namespace ?? '',
            'patch',
            'service',
            user.name,
            '--patch',
            '{"spec":{"externalTrafficPolicy":"Local"}}',
          ),
        ],
      };
    }
  }
}

interface AllowList {
  readonly sourceRange?: readonly string[];
  readonly ipStrategy?: object;
}

function rangesOf({ spec = {} }: Middleware): readonly string[] | undefined {
  const list = (spec['ipAllowList'] ?? spec['ipWhiteList']) as AllowList | undefined;
  if (!list || list.ipStrategy || !Array.isArray(list.sourceRange) || list.sourceRange.length === 0) return undefined;
  return list.sourceRange;
}

function covers(range: string, address: string): boolean {
  return range.includes('/') ? inRange(address, range) : range === address;
}
