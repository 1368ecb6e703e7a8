import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromSpec } from '../evidence.ts';
import { command, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { listed } from './draft.ts';
import { generation } from './generation.ts';
import { isJudged } from './routes.ts';
import { traefiks } from './traefik.ts';

const old = { group: 'traefik.containo.us', route: 'LegacyIngressRoute', middleware: 'LegacyMiddleware' } as const;
const today = { group: 'traefik.io', route: 'IngressRoute', middleware: 'Middleware' } as const;

/** Traefik's objects in an API group that this version of it does not read. */
export const t07ApiGroup: Rule = {
  code: 'T7',
  family: 'ingress',
  reads: ['LegacyIngressRoute', 'LegacyMiddleware', 'IngressRoute', 'Middleware', 'Pod'],
  consults: ['Deployment', 'DaemonSet', 'Namespace'],
  *check(cluster) {
    const { ignoresOld, ignoresNew } = generation(cluster);
    if (ignoresOld) yield* ignored(cluster, old, today);
    if (ignoresNew) yield* ignored(cluster, today, old);
  },
};

type Group = typeof old | typeof today;

/** One finding for each namespace: an application is moved as a whole. */
function* ignored(cluster: Cluster, group: Group, other: Group): Iterable<Draft> {
  const found = [
    ...left(cluster, group.route, other.route, 'IngressRoute'),
    ...left(cluster, group.middleware, other.middleware, 'Middleware'),
  ];
  const { tags } = generation(cluster);
  for (const refs of Map.groupBy(found, ({ namespace }) => namespace).values()) {
    const [object, ...others] = refs as [ObjectRef, ...ObjectRef[]];
    const plural = object.kind === 'Middleware' ? 'middlewares' : 'ingressroutes';
    const traefik = traefiks(cluster)[0]?.ref;
    yield {
      severity: 'critical',
      object,
      victims: [],
      aside: true,
      related: [
        ...others.slice(0, 40).map((ref) => ({ ...ref, role: 'victim' as const })),
        ...(traefik ? [{ ...traefik, role: 'reference' as const }] : []),
      ],
      evidence: [
        ...refs.slice(0, 4).map((ref) => fromSpec(ref, 'apiVersion', `${group.group}/v1alpha1`)),
        ...(traefik ? [fromSpec(traefik, 'spec.containers[*].image', tags)] : []),
      ],
      parameters: { group: group.group, read: other.group, version: tags, objects: listed(refs) },
      remedy: remedy(
        'upgrades/application',
        object,
        command('kubectl', 'get', `ingressroutes.${group.group},middlewares.${group.group}`, '-A'),
        `${command('kubectl', '-n', object.namespace ?? '', 'get', `${plural}.${group.group}`, object.name, '-o', 'yaml')} | sed s,${group.group},${other.group}, | kubectl apply --dry-run=server -f -`,
      ),
    };
  }
}

/** Those that were not moved yet; a chart's own leftovers are its maker's business. */
function left(
  cluster: Cluster,
  kind: Group['route' | 'middleware'],
  other: Group['route' | 'middleware'],
  shown: string,
): readonly ObjectRef[] {
  return cluster
    .all(kind)
    .filter((one) => isJudged(cluster, one) && !one.metadata.labels?.['helm.sh/chart']?.startsWith('traefik'))
    .map(({ metadata }) => ({ kind: shown, namespace: metadata.namespace, name: metadata.name }))
    .filter((ref) => !cluster.get(other, ref.namespace, ref.name));
}
