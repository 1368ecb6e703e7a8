import { keyOf, type ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromSpec } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { listed } from './draft.ts';
import { generation } from './generation.ts';
import { uses } from './middlewares.ts';
import { isJudged } from './routes.ts';
import { middlewareKinds } from './t10-middleware.ts';
import { readsIngressesOnly, traefiks } from './traefik.ts';
import { saidByTraefik, traefikLogs } from './traefik-log.ts';

const old = { group: 'traefik.containo.us', route: 'LegacyIngressRoute', middleware: 'LegacyMiddleware' } as const;
const today = { group: 'traefik.io', route: 'IngressRoute', middleware: 'Middleware' } as const;

/** Traefik's objects in an API group that this version of it does not read, or that it was told not to read. */
export const t07ApiGroup: Rule = {
  code: 'T7',
  family: 'ingress',
  reads: ['LegacyIngressRoute', 'LegacyMiddleware', 'IngressRoute', 'Middleware', 'Pod'],
  consults: [...middlewareKinds],
  *logs(cluster) {
    if (unread(cluster).length > 0) yield* traefikLogs(cluster);
  },
  *check(cluster) {
    if (readsIngressesOnly(cluster)) return yield* switchedOff(cluster);
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
  kind: Group['route' | 'middleware'] | 'IngressRouteTCP',
  other: Group['route' | 'middleware'],
  shown: string,
): readonly ObjectRef[] {
  return cluster
    .all(kind)
    .filter((one) => isJudged(cluster, one) && !one.metadata.labels?.['helm.sh/chart']?.startsWith('traefik'))
    .map(({ metadata }) => ({ kind: shown, namespace: metadata.namespace, name: metadata.name }))
    .filter((ref) => !cluster.get(other, ref.namespace, ref.name));
}

interface Unread {
  readonly ref: ObjectRef;
  /** The route that needs it, with how it names it: an Ingress for a Middleware. */
  readonly user?: { readonly ref: ObjectRef; readonly path: string; readonly written: string };
}

/** Routes, and the Middlewares of Ingresses, in the kinds that no Traefik reads because the provider is switched off. */
function unread(cluster: Cluster): readonly Unread[] {
  if (!readsIngressesOnly(cluster)) return [];
  const own = traefiks(cluster).map(({ ref }) => ref.namespace);
  const routes = (['IngressRoute', 'IngressRouteTCP'] as const).flatMap((kind) =>
    // The dashboard of Traefik's own chart.
    left(cluster, kind, 'LegacyIngressRoute', kind).filter(({ namespace }) => !own.includes(namespace)),
  );
  const middlewares = uses(cluster).flatMap(({ user, path, written, found, meant }) =>
    found ? [{ ref: meant, user: { ref: user, path, written } }] : [],
  );
  return [...routes.map((ref) => ({ ref })), ...middlewares];
}

/** One finding for all: it is the setting that must change. */
function* switchedOff(cluster: Cluster): Iterable<Draft> {
  const found = unread(cluster);
  const [traefik] = traefiks(cluster);
  if (found.length === 0 || !traefik) return;
  const refs = [...new Map(found.map(({ ref }) => [keyOf(ref), ref])).values()];
  const users = found.flatMap(({ user }) => (user ? [user] : []));
  const { namespace, name } = traefik.ref;
  const config = cluster.get('HelmChartConfig', namespace, name);
  const object = config ? refOf('HelmChartConfig', config) : traefik.ref;
  yield {
    severity: 'critical',
    object,
    victims: [],
    aside: true,
    related: [...refs, ...users.map(({ ref }) => ref)].slice(0, 40).map((ref) => ({ ...ref, role: 'victim' as const })),
    evidence: [
      fromSpec(traefik.ref, 'spec.containers[*].args', '--providers.kubernetescrd: –'),
      ...users.slice(0, 4).map(({ ref, path, written }) => fromSpec(ref, path, written)),
      ...refs.slice(0, 4).map((ref) => fromSpec(ref, 'apiVersion', `${today.group}/v1alpha1`)),
      ...saidByTraefik(cluster, /does not exist/i, 'iddleware', users[0]?.written ?? '–'),
    ],
    parameters: {
      group: today.group,
      read: 'networking.k8s.io',
      version: generation(cluster).tags,
      objects: listed(refs),
    },
    remedy: remedy(
      'troubleshooting/ingress',
      object,
      command('kubectl', '-n', namespace ?? '', 'get', 'helmchartconfigs,helmcharts', '-o', 'yaml'),
      command('kubectl', 'get', 'ingressroutes.traefik.io,middlewares.traefik.io', '-A'),
      kubectl('edit', object),
    ),
  };
}
