import type { Cluster } from '../cluster.ts';
import { fromSpec } from '../evidence.ts';
import { perCluster } from '../per-cluster.ts';
import { kubectl } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import { draftsOf, type Mistake, wordsListed } from './draft.ts';
import { isTraefiks, type Route, routes } from './routes.ts';
import { entryPoints, traefiks } from './traefik.ts';
import { saidByTraefik, traefikLogs } from './traefik-log.ts';

/** A route asks for an entry point that Traefik does not have. */
export const t12EntryPoint: Rule = {
  code: 'T12',
  family: 'ingress',
  reads: ['Ingress', 'Pod'],
  consults: [
    'IngressRoute',
    'IngressRouteTCP',
    'LegacyIngressRoute',
    'IngressClass',
    'Namespace',
    'Node',
    'Deployment',
    'DaemonSet',
  ],
  *logs(cluster) {
    if (mistakes(cluster).length > 0) yield* traefikLogs(cluster);
  },
  *check(cluster) {
    const certain = entryPoints(cluster) !== undefined;
    const told = mistakes(cluster).flatMap(({ name, ...one }) => {
      const said = saidByTraefik(cluster, /entry ?point.*(?:n't|not) exist|no valid entry ?point/i, name);
      return certain || said.length > 0 ? { ...one, evidence: [...one.evidence, ...said] } : [];
    });
    yield* draftsOf(told);
  },
};

interface Named extends Mistake {
  /** The entry point. */
  readonly name: string;
}

/** Entry points that are not among the known ones; where those are out of sight, the usual names are taken to exist. */
const mistakes = perCluster((cluster): readonly Named[] => {
  const [first] = traefiks(cluster);
  if (!first) return [];
  const known = entryPoints(cluster) ?? new Set(['web', 'websecure', 'traefik', 'metrics']);
  return routes(cluster)
    .filter(isTraefiks)
    .flatMap((route) => {
      const absent = route.entryPoints.names.filter((name) => !known.has(name.toLowerCase()));
      return absent.slice(0, 20).map((name) => mistakeOf(cluster, route, name, absent.length));
    });
});

function mistakeOf(cluster: Cluster, route: Route, name: string, absent: number): Named {
  const known = [...(entryPoints(cluster) ?? [])];
  const thing = traefiks(cluster)[0]?.ref ?? route.ref;
  return {
    name,
    user: route.ref,
    thing,
    group: name,
    severity: absent === route.entryPoints.names.length ? 'critical' : 'warning',
    evidence: [
      fromSpec(route.ref, route.entryPoints.path, route.entryPoints.names.join(', ')),
      ...(known.length > 0 ? [fromSpec(thing, 'spec.containers[*].args', `--entryPoints: ${known.join(', ')}`)] : []),
    ],
    parameters: { entryPoint: name, known: wordsListed(known, 8), near: wordsListed(closest(name, known)) },
    commands: [kubectl(['get', '-o', 'jsonpath={.spec.template.spec.containers[*].args}'], thing)],
  };
}
