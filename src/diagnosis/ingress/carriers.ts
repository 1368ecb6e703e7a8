import type { KindTypes } from '../../model/kinds.ts';
import { type KubeObject, keyOf, type ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { refOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { middlewareRef, usedMiddlewares } from './middlewares.ts';
import { type Backend, isTraefiks, type Route, routes } from './routes.ts';

/** What leads on for a route: a Middleware with a page for errors, or a TraefikService that shares among several. */
export interface Carrier extends Route {
  readonly users: readonly ObjectRef[];
}

/** A TraefikService that is named and not there. */
export interface Absent {
  readonly from: Carrier | Route;
  readonly target: Backend;
}

interface Target extends Backend {
  readonly kind: string;
}

export const carriers = perCluster((cluster) => {
  const list: Carrier[] = pages(cluster);
  const absent: Absent[] = [];
  const seen = new Set<string>();
  const follow = (from: Carrier | Route, targets: readonly Target[]): void => {
    for (const { kind, ...target } of targets) {
      if (kind !== 'TraefikService') continue;
      const found = cluster.get('TraefikService', target.namespace, target.name);
      if (!found) absent.push({ from, target });
      else if (!seen.has(`${target.namespace}/${target.name}`)) {
        seen.add(`${target.namespace}/${target.name}`);
        const own = targetsOf(found);
        const carrier = carrierOf(refOf('TraefikService', found), found, own, [from.ref], from.hosts);
        list.push(carrier);
        follow(carrier, own);
      }
    }
  };
  for (const page of [...list]) follow(page, pageOf(page.object));
  for (const route of routes(cluster)) {
    if (isTraefiks(route) && route.sort === 'IngressRoute') follow(route, ledBy(route));
  }
  return { list, absent };
});

/** The Middlewares of routes that send failures to a Service. */
function pages(cluster: Cluster): Carrier[] {
  const hosts = new Map(routes(cluster).map((route) => [keyOf(route.ref), route.hosts]));
  return [...usedMiddlewares(cluster)].flatMap(([middleware, uses]) => {
    const targets = pageOf(middleware);
    if (targets.length === 0) return [];
    const users = uses.map(({ user }) => user);
    const known = users.flatMap((user) => hosts.get(keyOf(user)) ?? []);
    return [carrierOf(middlewareRef(middleware), middleware, targets, users, [...new Set(known)])];
  });
}

function carrierOf(
  ref: ObjectRef,
  object: KubeObject,
  targets: readonly Target[],
  users: readonly ObjectRef[],
  hosts: readonly string[],
): Carrier {
  return {
    ref,
    object,
    users,
    hosts,
    sort: 'IngressRoute',
    namespace: ref.namespace ?? '',
    server: { by: 'traefik', className: '', program: 'traefik' },
    backends: targets.filter(({ kind }) => kind === 'Service'),
    secrets: [],
    entryPoints: { names: [], path: '' },
  };
}

function pageOf(middleware: KubeObject): readonly Target[] {
  const errors = fieldOf((middleware as KindTypes['Middleware']).spec, 'errors');
  return targetsIn([fieldOf(errors, 'service')], middleware, () => 'spec.errors.service');
}

/** Everything that the sorts of TraefikService name. */
function targetsOf(service: KindTypes['TraefikService']): readonly Target[] {
  const { spec } = service;
  const listed = (sort: string, field: string) =>
    targetsIn(listOf(fieldOf(fieldOf(spec, sort), field)), service, (at) => `spec.${sort}.${field}[${at}]`);
  const main = fieldOf(spec, 'mirroring');
  return [
    ...listed('weighted', 'services'),
    ...listed('highestRandomWeight', 'services'),
    ...targetsIn([main], service, () => 'spec.mirroring'),
    ...listed('mirroring', 'mirrors'),
  ];
}

function ledBy({ object }: Route): readonly Target[] {
  const { spec } = object as KindTypes['IngressRoute'];
  return (spec?.routes ?? []).flatMap(({ services = [] }, route) =>
    targetsIn(services, object, (at) => `spec.routes[${route}].services[${at}]`),
  );
}

function targetsIn(
  parts: readonly unknown[],
  { metadata }: KubeObject,
  pathOf: (at: number) => string,
): readonly Target[] {
  return parts.flatMap((part, at) => {
    const { name, namespace, kind = 'Service', port, scheme } = isFields(part) ? part : {};
    // With a provider behind it, it stands in a file or is Traefik's own.
    if (typeof name !== 'string' || name === '' || name.includes('@')) return [];
    return [
      {
        name,
        kind: String(kind),
        namespace: typeof namespace === 'string' && namespace !== '' ? namespace : (metadata.namespace ?? ''),
        port: typeof port === 'number' || typeof port === 'string' ? port : undefined,
        scheme: typeof scheme === 'string' ? scheme : undefined,
        path: pathOf(at),
      },
    ];
  });
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldOf(value: unknown, name: string): unknown {
  return isFields(value) ? value[name] : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
