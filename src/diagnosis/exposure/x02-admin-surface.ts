import type { Evidence } from '../../model/finding.ts';
import type { KindTypes } from '../../model/kinds.ts';
import { keyOf, type ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromSpec, podRef } from '../evidence.ts';
import { refOf, workloadOf } from '../owners.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { templateKinds } from '../template.ts';
import { openness } from './login.ts';
import {
  entryPointsAreGuarded,
  type Found,
  guardsDoor,
  guardsDoorOf,
  isPrivateName,
  isPublic,
  published,
  surfacesOf,
  surfacesOnHost,
  waysIn,
} from './outside.ts';
import { programOf } from './surface.ts';

/**
 * A program that administers the cluster or a database can be reached from outside: at a port of the nodes or a load
 * balancer, or, where it asks nobody for a password, through the ingress.
 */
export const x02AdminSurface: Rule = {
  code: 'X2',
  family: 'exposure',
  reads: ['Service'],
  consults: [
    'Pod',
    'NetworkPolicy',
    'Namespace',
    'Node',
    ...templateKinds,
    'Ingress',
    'IngressRoute',
    'IngressRouteTCP',
    'LegacyIngressRoute',
    'Middleware',
    'LegacyMiddleware',
  ],
  *check(cluster) {
    for (const service of cluster.all('Service')) {
      if (service.metadata.deletionTimestamp) continue;
      const draft = throughPorts(cluster, service);
      if (draft) yield draft;
    }
    yield* throughHosts(cluster);
    if (entryPointsAreGuarded(cluster)) return;
    for (const ingress of cluster.all('Ingress')) yield* throughIngress(cluster, ingress);
    for (const kind of ['IngressRoute', 'LegacyIngressRoute'] as const)
      for (const route of cluster.all(kind)) yield* throughRoute(cluster, refOf('IngressRoute', route), route);
    for (const route of cluster.all('IngressRouteTCP')) yield* throughTcp(cluster, route);
  },
};

function throughPorts(cluster: Cluster, service: KindTypes['Service']): Draft | undefined {
  const { type, externalIPs } = service.spec ?? {};
  if (type !== 'NodePort' && type !== 'LoadBalancer' && !externalIPs?.length) return undefined;
  const open = surfacesOf(cluster, service).flatMap((found) =>
    waysIn(service, found.port).map((way) => ({ ...found, way })),
  );
  const [first] = open;
  if (!first) return undefined;
  const object = refOf('Service', service);
  const ways = [...new Set(open.map(({ way }) => way))];
  const unasked = open.flatMap(unaskedOf).slice(0, 2);
  const draft = draftOf(object, [...new Set(open.map(({ surface }) => surface.name))].join(', '), ways.join(', '), [
    fromSpec(object, 'spec.type', type ?? 'ClusterIP'),
    ...open.slice(0, 4).map(({ way, port }) => fromSpec(object, `spec.ports[${port.name ?? port.port}]`, way)),
    ...imageOf(first),
    ...unasked,
  ]);
  return unasked.length > 0 && isPublic(cluster, ways) ? { ...draft, severity: 'critical' } : draft;
}

/** Pods at ports of their nodes. Each workload once. */
function* throughHosts(cluster: Cluster): Iterable<Draft> {
  const found = cluster
    .all('Pod')
    .flatMap((pod) =>
      surfacesOnHost(cluster, pod).map((one) => ({ ...one, workload: workloadOf(cluster, 'Pod', pod) })),
    );
  for (const group of Map.groupBy(found, ({ workload }) => keyOf(workload)).values()) {
    const [first] = group as [(typeof group)[number]];
    const ways = [...new Set(group.map(({ port }) => `hostPort ${port}`))];
    const unasked = unaskedOf(first);
    const draft = draftOf(first.workload, first.surface.name, ways.join(', '), [
      fromSpec(podRef(first.pod), 'spec.containers[*].ports[*].hostPort', first.port),
      ...imageOf(first),
      ...unasked,
    ]);
    yield unasked.length > 0 && isPublic(cluster, ways) ? { ...draft, severity: 'critical' } : draft;
  }
}

/** What shows that nobody is asked for a password. */
function unaskedOf({ pod, surface }: Pick<Found, 'pod' | 'surface'>): readonly Evidence[] {
  const spec = shownOf({ pod, surface });
  const shown = spec && openness(surface, spec);
  return pod && spec && shown ? [fromSpec(podRef(pod), `spec.containers[${spec.name}]`, shown)] : [];
}

function imageOf(found: Pick<Found, 'pod' | 'surface'>): readonly Evidence[] {
  const spec = shownOf(found) ?? found.pod?.spec?.containers?.[0];
  if (!found.pod || !spec?.image) return [];
  return [fromSpec(podRef(found.pod), `spec.containers[${spec.name}].image`, spec.image)];
}

function shownOf({ pod, surface }: Pick<Found, 'pod' | 'surface'>) {
  return (pod?.spec?.containers ?? []).find(({ image }) => surface.image.test(programOf(image ?? '')));
}

function* throughIngress(cluster: Cluster, ingress: KindTypes['Ingress']): Iterable<Draft> {
  const { metadata, spec } = ingress;
  const annotations = Object.entries(metadata.annotations ?? {});
  if (metadata.deletionTimestamp || annotations.some((annotation) => isGuard(cluster, ...annotation))) return;
  if (/internal|private|intern|vpn|tailscale/i.test(spec?.ingressClassName ?? '')) return;
  for (const { host = '', http } of spec?.rules ?? []) {
    if (isPrivateName(host)) continue;
    for (const { backend } of http?.paths ?? []) {
      const open = openBehind(
        cluster,
        metadata.namespace,
        backend?.service?.name,
        backend?.service?.port?.number ?? backend?.service?.port?.name,
      );
      if (!open) continue;
      const object = refOf('Ingress', ingress);
      yield draftOf(object, open.surface.name, host || '*', [
        fromSpec(object, 'spec.rules', `${host || '*'} → Service ${backend?.service?.name}`),
        ...imageOf(open),
      ]);
    }
  }
}

/** Annotations that ask for a login or look where somebody comes from. */
function isGuard(cluster: Cluster, key: string, value: string): boolean {
  if (key.endsWith('router.middlewares')) return value.split(',').some((written) => guardsDoorOf(cluster, written));
  return (
    /auth|oidc|oauth|sso|whitelist|allowlist|entrypoints/i.test(key) &&
    value !== '' &&
    value !== 'false' &&
    !/^web(?:secure)?(?:,\s*web(?:secure)?)*$/.test(value)
  );
}

function* throughRoute(
  cluster: Cluster,
  object: ObjectRef,
  { metadata, spec }: KindTypes['IngressRoute'],
): Iterable<Draft> {
  const { namespace = '' } = metadata;
  const entryPoints = spec?.entryPoints ?? [];
  // Traefik's chart leads its dashboard to an entry point that no Service offers.
  if (metadata.deletionTimestamp || (entryPoints.length > 0 && !entryPoints.some((name) => publicPoints.has(name))))
    return;
  for (const { match = '', middlewares = [], services = [] } of spec?.routes ?? []) {
    const hosts = [...match.matchAll(/`([^`]{1,253})`/g)].map(([, host = '']) => host);
    if (/ClientIP|Header/i.test(match) || hosts.some(isPrivateName)) continue;
    if (middlewares.some((one) => !one.name || guardsDoor(cluster, one.namespace ?? namespace, one.name))) continue;
    for (const { kind, name, namespace: other, port } of services) {
      const isApi = kind === 'TraefikService' && name === 'api@internal';
      const open = isApi ? undefined : openBehind(cluster, other ?? namespace, name, port);
      if (!isApi && !open) continue;
      yield draftOf(object, open?.surface.name ?? 'Traefik dashboard', hosts[0] ?? '*', [
        fromSpec(object, 'spec.routes', `${match} → ${name}`),
        ...(open ? imageOf(open) : []),
      ]);
    }
  }
}

const publicPoints = new Set(['web', 'websecure', 'http', 'https']);

/** A database behind a port of Traefik's own, for whatever name is asked, and nothing that looks where somebody comes from. */
function* throughTcp(cluster: Cluster, route: KindTypes['IngressRouteTCP']): Iterable<Draft> {
  const { metadata, spec } = route;
  const points = (spec?.entryPoints ?? []).filter((name) => published(cluster).has(name.toLowerCase()));
  if (metadata.deletionTimestamp || points.length === 0) return;
  for (const { match = '', middlewares = [], services = [] } of spec?.routes ?? []) {
    if (middlewares.length > 0 || /ClientIP/i.test(match)) continue;
    for (const { name, namespace, port } of services) {
      const service = name === undefined ? undefined : cluster.get('Service', namespace ?? metadata.namespace, name);
      const found =
        service && surfacesOf(cluster, service).find((one) => one.port.port === port || one.port.name === port);
      if (!found) continue;
      const object = refOf('IngressRouteTCP', route);
      yield draftOf(object, found.surface.name, `Traefik ${points.join(', ')}`, [
        fromSpec(object, 'spec.routes', `${match} → ${name}:${port}`),
        fromSpec(object, 'spec.entryPoints', points.join(', ')),
        ...imageOf(found),
      ]);
    }
  }
}

/** Only what lets in everybody: a program with a login of its own may stand behind an ingress. */
function openBehind(
  cluster: Cluster,
  namespace: string | undefined,
  name: string | undefined,
  port: number | string | undefined,
): Found | undefined {
  const service = name === undefined ? undefined : cluster.get('Service', namespace, name);
  if (!service) return undefined;
  return surfacesOf(cluster, service).find(
    (found) => found.surface.open === true && (found.port.port === port || found.port.name === port),
  );
}

function draftOf(object: ObjectRef, surface: string, way: string, evidence: readonly Evidence[]): Draft {
  return {
    severity: 'warning',
    object,
    victims: [],
    aside: true,
    evidence,
    parameters: { surface, way },
    remedy: remedy(
      'emergency/compromise',
      object,
      kubectl('describe', object),
      kubectl('edit', object),
      command('sudo', 'ufw', 'status', 'numbered'),
    ),
  };
}
