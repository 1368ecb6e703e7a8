import type { KindTypes } from '../../model/kinds.ts';
import type { KubeObject, ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromSpec } from '../evidence.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { type Route, routes } from './routes.ts';
import { traefiks } from './traefik.ts';

/** Two routes claim the same host and path for different backends: which one answers is chance. */
export const t18ClaimedTwice: Rule = {
  code: 'T18',
  family: 'ingress',
  reads: ['Ingress'],
  consults: ['Service', 'IngressRoute', 'IngressClass', 'Namespace', 'Node', 'Pod', 'Deployment', 'DaemonSet'],
  *check(cluster) {
    const apart = traefiks(cluster).length > 1;
    const claims = routes(cluster)
      .filter(isPlain)
      .flatMap((route) => claimsOf(cluster, route, apart));
    const rivals = new Map<KubeObject, Claim[]>();
    for (const group of Map.groupBy(claims, ({ key }) => key).values()) {
      const [first, ...later] = group.toSorted((a, b) => age(a) - age(b) || a.ref.name.localeCompare(b.ref.name));
      const rival =
        first && later.find((one) => one.object !== first.object && one.backend !== first.backend && meet(one, first));
      // The younger of two is the one that came in between.
      if (first && rival) rivals.set(rival.object, [...(rivals.get(rival.object) ?? []), rival, first]);
    }
    for (const pairs of rivals.values()) yield* draftOf(cluster, pairs);
  },
};

/** One host and path of a route. */
interface Claim {
  readonly ref: ObjectRef;
  readonly object: KubeObject;
  readonly key: string;
  readonly host: string;
  readonly path: string;
  readonly backend: string;
  readonly entryPoints: readonly string[];
  readonly evidence: string;
}

const told = /canary|router\.priority|mergeable-ingress-type|ssl-passthrough|affinity-canary/;

/** Whoever says which of two goes first, or shares on purpose, knows what he does; programs unknown to LIONS may merge. */
function isPlain({ object, server, ref }: Route): boolean {
  if (server.by !== 'traefik' && server.by !== 'known') return false;
  return (
    ref.kind !== 'IngressRouteTCP' && !Object.keys(object.metadata.annotations ?? {}).some((key) => told.test(key))
  );
}

/** Several Traefiks may each serve a class of their own: `apart`. */
function claimsOf(cluster: Cluster, route: Route, apart: boolean): readonly Claim[] {
  const common = { ref: route.ref, object: route.object, entryPoints: route.entryPoints.names };
  const realm = `${route.server.program ?? ''} ${route.server.by === 'known' || apart ? route.server.className : ''}`;
  const found = route.sort === 'Ingress' ? ofIngress(cluster, route.object) : ofRoute(cluster, route.object);
  return found.map((one) => ({ ...common, ...one, key: [realm, one.host, one.exact ? '=' : '~', one.path].join(' ') }));
}

interface Place {
  readonly host: string;
  readonly path: string;
  readonly exact: boolean;
  readonly backend: string;
  readonly evidence: string;
}

function ofIngress(cluster: Cluster, { metadata, spec }: KindTypes['Ingress']): readonly Place[] {
  return (spec?.rules ?? []).flatMap(({ host = '', http }, rule) =>
    (http?.paths ?? []).flatMap(({ path, pathType, backend }, at) => {
      const { name, port } = backend?.service ?? {};
      if (!name) return [];
      return {
        host: host.toLowerCase(),
        path: path || '/',
        exact: pathType === 'Exact',
        backend: backendOf(cluster, metadata.namespace, name, port?.number ?? port?.name),
        evidence: `spec.rules[${rule}].http.paths[${at}]`,
      };
    }),
  );
}

/** `namespace/name:port`, the port by its number where the Service tells it. */
function backendOf(cluster: Cluster, namespace: string | undefined, name: string, port: number | string = ''): string {
  const ports = cluster.get('Service', namespace, name)?.spec?.ports ?? [];
  return `${namespace}/${name}:${ports.find((one) => one.name === port)?.port ?? port}`;
}

/** Only matches of the simplest form, whose rank beside an Ingress is known. */
const simple =
  /^\s*Host\(\s*[`"]([^`"]{1,253})[`"]\s*\)\s*(?:&&\s*(PathPrefix|Path)\(\s*[`"]([^`"]{1,500})[`"]\s*\)\s*)?$/;

function ofRoute(cluster: Cluster, { metadata, spec }: KindTypes['IngressRoute']): readonly Place[] {
  return (spec?.routes ?? []).flatMap(({ match = '', priority, services = [] }, at) => {
    const [, host, sort, path] = (match.length < 1000 && simple.exec(match)) || [];
    if (!host || priority || services.length !== 1) return [];
    const [{ name = '', namespace = metadata.namespace, port = '' } = {}] = services;
    return {
      host: host.toLowerCase(),
      path: path ?? '/',
      exact: sort === 'Path',
      backend: backendOf(cluster, namespace, name, port),
      evidence: `spec.routes[${at}].match`,
    };
  });
}

function age({ object }: Claim): number {
  return Date.parse(object.metadata.creationTimestamp ?? '') || 0;
}

/** Without a name, all entry points are meant. */
function meet(a: Claim, b: Claim): boolean {
  return (
    a.entryPoints.length === 0 ||
    b.entryPoints.length === 0 ||
    a.entryPoints.some((name) => b.entryPoints.includes(name))
  );
}

function* draftOf(cluster: Cluster, pairs: readonly Claim[]): Iterable<Draft> {
  const [own, first] = pairs;
  if (!own || !first) return;
  const rivals = pairs.filter(({ object }) => object !== own.object);
  yield {
    severity: 'critical',
    object: own.ref,
    victims: [],
    aside: true,
    related: [...new Map(rivals.map((rival) => [rival.object, rival.ref])).values()].map((ref) => ({
      ...ref,
      role: 'victim' as const,
    })),
    evidence: pairs
      .slice(0, 6)
      .map((one) => fromSpec(one.ref, one.evidence, `${one.host || '*'}${one.path} → ${one.backend}`)),
    parameters: {
      place: `${own.host || '*'}${own.path}`,
      rival: `${first.ref.kind}/${first.ref.namespace}/${first.ref.name}`,
      backend: own.backend,
      rivalBackend: first.backend,
    },
    remedy: remedy(
      'troubleshooting/ingress',
      own.ref,
      command('kubectl', 'get', cluster.serves('IngressRoute') ? 'ingress,ingressroute' : 'ingress', '-A'),
      kubectl(['get', '-o', 'yaml'], own.ref),
      kubectl(['get', '-o', 'yaml'], first.ref),
    ),
  };
}
