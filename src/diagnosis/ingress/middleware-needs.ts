import type { KindTypes } from '../../model/kinds.ts';
import { keyOf, type ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { destinationOf, readyEndpoints, workloadsBehind } from '../crash/service.ts';
import { fromSpec } from '../evidence.ts';
import { perCluster } from '../per-cluster.ts';
import { command } from '../remedy.ts';
import { templates } from '../template.ts';
import { listed, type Mistake } from './draft.ts';
import { middlewareRef, type Use, usedMiddlewares } from './middlewares.ts';
import { traefiks } from './traefik.ts';
import { saidByTraefik } from './traefik-log.ts';

type Middleware = KindTypes['Middleware'];

/** Middlewares of routes that ask a login service which is not there, or a plugin that Traefik does not have. */
export const unmetNeeds = perCluster((cluster): readonly Mistake[] =>
  [...usedMiddlewares(cluster)].flatMap(([middleware, uses]) => [
    ...loginService(cluster, middleware, uses),
    ...plugins(cluster, middleware, uses),
  ]),
);

/** Whether Traefik's log would tell more about Middlewares than can be seen. */
export function usesPlugins(cluster: Cluster): boolean {
  return [...usedMiddlewares(cluster).keys()].some((middleware) => pluginsOf(middleware).length > 0);
}

/** Traefik itself resolves the address, so that a short name is one of its own namespace. */
function loginService(cluster: Cluster, middleware: Middleware, uses: readonly Use[]): readonly Mistake[] {
  const { address } = (middleware.spec?.['forwardAuth'] ?? {}) as { readonly address?: unknown };
  const home = traefiks(cluster)[0]?.ref.namespace;
  const url = typeof address === 'string' && URL.canParse(address) ? new URL(address) : undefined;
  if (!url || home === undefined) return [];
  const destination = destinationOf(cluster, url.hostname, home);
  const make = (namespace: string, name: string, problem: string, kind = 'Service'): Mistake =>
    mistakeOf(middleware, uses, {
      thing: { kind, namespace, name },
      path: 'spec.forwardAuth.address',
      value: url.origin,
      problem,
      command: command('kubectl', '-n', namespace, 'get', 'services'),
    });
  if (destination.is === 'absent') {
    const { namespace, name } = destination;
    const isGone = cluster.exists('Service', namespace, name) === 'no';
    return isGone ? [make(namespace, name, `Service/${namespace}/${name}: not found`)] : [];
  }
  if (destination.is !== 'service') return [];
  const { metadata, spec } = destination.service;
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  const ports = (spec?.ports ?? []).map((one) => one.port);
  const stopped = stoppedBehind(cluster, destination.service);
  if (stopped) {
    const { kind, namespace = '', name } = stopped;
    return [make(namespace, name, `${kind}/${namespace}/${name}: replicas 0`, kind)];
  }
  if (spec?.clusterIP === 'None' || spec?.type === 'ExternalName' || ports.includes(port)) return [];
  const problem = `Service/${metadata.namespace}/${metadata.name}:${port}: ports ${ports.join(', ') || '–'}`;
  return [make(metadata.namespace ?? '', metadata.name, problem)];
}

/** What is scaled to zero is nobody's trouble, unless every visitor must be asked there. */
function stoppedBehind(cluster: Cluster, service: KindTypes['Service']): ObjectRef | undefined {
  if (readyEndpoints(cluster, service) !== 0) return undefined;
  const behind = workloadsBehind(cluster, service);
  const wanted = templates(cluster).filter(({ ref }) => behind.some((one) => keyOf(one) === keyOf(ref)));
  return wanted.length > 0 && wanted.every(({ replicas }) => replicas === 0) ? wanted[0]?.ref : undefined;
}

function pluginsOf({ spec }: Middleware): readonly string[] {
  const plugin = spec?.['plugin'];
  return typeof plugin === 'object' && plugin !== null ? Object.keys(plugin).slice(0, 5) : [];
}

/** Plugins are named on the command line; one that could not be fetched at its start takes all others with it. */
function plugins(cluster: Cluster, middleware: Middleware, uses: readonly Use[]): readonly Mistake[] {
  const all = traefiks(cluster);
  const [traefik] = all;
  if (!traefik) return [];
  return pluginsOf(middleware).flatMap((name) => {
    const option = `plugins.${name.toLowerCase()}.`;
    const has = all.some(
      ({ opaque, args }) =>
        opaque || args.some((word) => word.toLowerCase().replace('.localplugins.', '.plugins.').includes(option)),
    );
    const off = saidByTraefik(cluster, /disabled/i, 'lugin');
    const said = [...off, ...saidByTraefik(cluster, /unknown plugin type/i, name)];
    if (has && said.length === 0) return [];
    const isOff = has && off.length > 0;
    const mistake = mistakeOf(middleware, uses, {
      thing: traefik.ref,
      path: `spec.plugin.${name}`,
      value: name,
      problem: isOff ? `plugin ${name}: disabled` : `--experimental.plugins.${name}: –`,
      command: command('kubectl', '-n', traefik.ref.namespace ?? '', 'get', 'helmchartconfigs', '-o', 'yaml'),
    });
    const evidence = [...mistake.evidence, ...said.slice(0, 1)];
    return [{ ...mistake, group: isOff ? 'plugins' : `plugin ${name}`, whole: isOff, evidence }];
  });
}

function mistakeOf(
  middleware: Middleware,
  uses: readonly Use[],
  about: {
    readonly thing: Mistake['thing'];
    readonly path: string;
    readonly value: string;
    readonly problem: string;
    readonly command: string;
  },
): Mistake {
  const user = middlewareRef(middleware);
  const users = uses.map((use) => use.user);
  return {
    user,
    thing: about.thing,
    evidence: [fromSpec(user, about.path, about.value)],
    related: users.slice(0, 20).map((ref) => ({ ...ref, role: 'victim' as const })),
    parameters: { thing: about.thing.name, problem: about.problem, users: listed(users) },
    commands: [about.command],
  };
}
