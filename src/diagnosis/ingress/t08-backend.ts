import type { KindTypes } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { fromSpec } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { command } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import { carriers } from './carriers.ts';
import { draftsOf, type Mistake, wordsListed } from './draft.ts';
import { absentParts } from './parts.ts';
import { type Backend, isTraefiks, type Route, routes } from './routes.ts';
import { isAllowed } from './traefik.ts';
import { saidByTraefik, traefikLogs } from './traefik-log.ts';

type Service = KindTypes['Service'];

/** A route leads to a Service that does not exist, or to a port that the Service does not have. */
export const t08Backend: Rule = {
  code: 'T8',
  family: 'ingress',
  reads: ['Ingress', 'Service'],
  consults: [
    'IngressRoute',
    'IngressRouteTCP',
    'LegacyIngressRoute',
    'IngressClass',
    'Namespace',
    'Pod',
    'Deployment',
    'DaemonSet',
    'Middleware',
    'LegacyMiddleware',
    'TraefikService',
    'ServersTransport',
    'TLSOption',
  ],
  *logs(cluster) {
    if (mistakes(cluster).length > 0) yield* traefikLogs(cluster);
  },
  *check(cluster) {
    const told = mistakes(cluster).map((one) => ({
      ...one,
      evidence: [...one.evidence, ...saidByTraefik(cluster, complaint, one.thing.name)],
    }));
    yield* draftsOf(told);
  },
};

const complaint =
  /unknown TLS options|servers ?transport not found|service (?:port )?not found|services? .* not found|port not found/i;

const mistakes = perCluster((cluster): readonly Mistake[] => [
  ...ofRoutes(cluster),
  ...ofCarriers(cluster),
  ...ofParts(cluster),
]);

/** What a Middleware or a TraefikService needs: without it Traefik builds neither it nor the routes that use it. */
function ofCarriers(cluster: Cluster): readonly Mistake[] {
  const { list, absent } = carriers(cluster);
  const ofServices = list.flatMap((carrier) =>
    carrier.backends.flatMap((backend) => {
      const mistake = mistakeOf(cluster, carrier, backend);
      const related = carrier.users.slice(0, 20).map((ref) => ({ ...ref, role: 'victim' as const }));
      return mistake ? [{ ...mistake, related }] : [];
    }),
  );
  const ofThemselves = absent
    .filter(({ from, target }) => isReachable(cluster, from, target))
    .filter(({ target }) => cluster.exists('TraefikService', target.namespace, target.name) === 'no')
    .map(({ from, target }) => missing(cluster, from, target, 'TraefikService'));
  return [...ofServices, ...ofThemselves];
}

function ofParts(cluster: Cluster): readonly Mistake[] {
  return absentParts(cluster).map(({ kind, namespace, name, user, route, path, written }) => ({
    user,
    thing: { kind, namespace, name },
    evidence: [fromSpec(user, path, written)],
    related: user === route.ref ? [] : [{ ...route.ref, role: 'victim' as const }],
    parameters: {
      service: `${namespace}/${name}`,
      missing: `${kind}/${name}`,
      hosts: wordsListed(route.hosts),
      near: wordsListed(cluster.all(kind).map(({ metadata }) => `${metadata.namespace}/${metadata.name}`)),
    },
    commands: [command('kubectl', 'get', `${kind.toLowerCase()}s.traefik.io`, '-A')],
  }));
}

function ofRoutes(cluster: Cluster): readonly Mistake[] {
  return routes(cluster)
    .filter(({ server }) => server.by === 'traefik' || server.by === 'known' || isPlain(server.className))
    .filter(({ server }) => server.by !== 'nobody')
    .flatMap((route) => route.backends.flatMap((backend) => mistakeOf(cluster, route, backend) ?? []));
}

/** Where the controllers cannot be seen, the usual names of classes speak for them. */
function isPlain(className: string): boolean {
  return className === '' || className === 'traefik' || className === 'nginx';
}

function mistakeOf(cluster: Cluster, route: Route, backend: Backend): Mistake | undefined {
  const { namespace, name, port } = backend;
  if (!isReachable(cluster, route, backend)) return undefined;
  if (isAction(route, name)) return undefined;
  const service = cluster.get('Service', namespace, name);
  if (!service)
    return cluster.exists('Service', namespace, name) === 'no' ? missing(cluster, route, backend) : undefined;
  const ports = service.spec?.ports ?? [];
  if (port === undefined || ports.some((one) => one.port === port || one.name === port || String(one.port) === port))
    return undefined;
  if (service.spec?.type === 'ExternalName' && !(isTraefiks(route) && route.sort === 'Ingress')) return undefined;
  return portMissing(route, backend, service);
}

/** What may not be reached anyway is another mistake. */
function isReachable(cluster: Cluster, route: Route, { namespace }: Backend): boolean {
  return namespace === route.namespace || isAllowed(cluster, 'providers.kubernetescrd.allowcrossnamespace') === 'yes';
}

/** Some controllers take names of their own in the place of a Service. */
function isAction({ object }: Route, name: string): boolean {
  return Object.keys(object.metadata.annotations ?? {}).some((key) => key.endsWith(`/actions.${name}`));
}

function missing(
  cluster: Cluster,
  route: Route,
  { namespace, name, path }: Backend,
  kind: 'Service' | 'TraefikService' = 'Service',
): Mistake {
  const names = (servicesByNamespace(cluster).get(namespace) ?? []).map(({ metadata }) => metadata.name);
  const near = closest(name, names);
  const elsewhere = (namespacesByService(cluster).get(name) ?? []).map((where) => `${where}/${name}`);
  return {
    user: route.ref,
    thing: { kind, namespace, name },
    evidence: [fromSpec(route.ref, path, name)],
    parameters: {
      service: `${namespace}/${name}`,
      missing: `${kind}/${name}`,
      hosts: wordsListed(route.hosts),
      near: wordsListed([...near, ...elsewhere]),
    },
    commands: [command('kubectl', '-n', namespace, 'get', 'services')],
  };
}

function portMissing(route: Route, { namespace, name, port, path }: Backend, service: Service): Mistake {
  const ports = (service.spec?.ports ?? []).map((one) => (one.name ? `${one.name}:${one.port}` : String(one.port)));
  const thing = refOf('Service', service);
  return {
    user: route.ref,
    thing,
    slip: true,
    evidence: [fromSpec(route.ref, `${path}.port`, port), fromSpec(thing, 'spec.ports', ports.join(', ') || '–')],
    parameters: {
      service: `${namespace}/${name}`,
      missing: `Service/${name}:${port}`,
      hosts: wordsListed(route.hosts),
      near: wordsListed(ports),
    },
    commands: [command('kubectl', '-n', namespace, 'get', 'service', name, '-o', 'yaml')],
  };
}

const servicesByNamespace = perCluster((cluster) =>
  Map.groupBy(cluster.all('Service'), ({ metadata }) => metadata.namespace ?? ''),
);

const namespacesByService = perCluster((cluster) => {
  const groups = Map.groupBy(cluster.all('Service'), ({ metadata }) => metadata.name);
  return new Map([...groups].map(([name, all]) => [name, all.map(({ metadata }) => metadata.namespace ?? '')]));
});
