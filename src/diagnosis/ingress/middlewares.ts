import type { KindTypes } from '../../model/kinds.ts';
import { keyOf, type ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { refOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { isTraefiks, type Route, routes, wordsOf } from './routes.ts';
import { isAllowed, traefiks } from './traefik.ts';

type Middleware = KindTypes['Middleware'];

/** A place that names a Middleware. */
export interface Use {
  /** The route, a Middleware that chains others, or the Traefik that puts it before every route of an entry point. */
  readonly user: ObjectRef;
  readonly sort: Route['sort'] | 'Middleware';
  /** As it is written there. */
  readonly written: string;
  readonly path: string;
  /** What is meant, as far as that can be read. */
  readonly meant: ObjectRef;
  readonly found: Middleware | undefined;
  /** Another Middleware is probably meant: how it would have to be written. */
  readonly near: string | undefined;
}

const annotation = 'traefik.ingress.kubernetes.io/router.middlewares';

/** Middlewares of both API groups: whether Traefik reads that group is another question. */
const all = perCluster((cluster) => [...cluster.all('Middleware'), ...cluster.all('LegacyMiddleware')]);

const byKey = perCluster(
  (cluster) => new Map(all(cluster).map((one) => [`${one.metadata.namespace}/${one.metadata.name}`, one])),
);
const byJoined = perCluster(
  (cluster) => new Map(all(cluster).map((one) => [`${one.metadata.namespace}-${one.metadata.name}`, one])),
);

/** Every use by a route that Traefik reads, by an entry point of all routes, and by the Middlewares which those chain. */
export const uses = perCluster((cluster): readonly Use[] => {
  const found = routes(cluster)
    .filter(isTraefiks)
    .flatMap((route) => (route.sort === 'Ingress' ? ofIngress(cluster, route) : ofRoute(cluster, route)))
    .concat(ofEntryPoints(cluster));
  const seen = new Set<Middleware>();
  // Grows while it is walked: a chain may name chains.
  for (const { found: middleware } of found) {
    if (!middleware || seen.has(middleware)) continue;
    seen.add(middleware);
    found.push(...ofChain(cluster, middleware));
  }
  return found;
});

/** Each Middleware that is used, with its users. */
export const usedMiddlewares = perCluster((cluster): ReadonlyMap<Middleware, readonly Use[]> => {
  const found = uses(cluster).filter((use) => use.found !== undefined);
  return Map.groupBy(found, (use) => use.found as Middleware);
});

export function middlewareRef({ metadata }: Middleware): ObjectRef {
  return { kind: 'Middleware', namespace: metadata.namespace, name: metadata.name };
}

function ofIngress(cluster: Cluster, { ref, object, namespace }: Route): readonly Use[] {
  const use = { user: ref, sort: 'Ingress' as const, path: `metadata.annotations[${annotation}]` };
  return inFull(cluster, wordsOf(object.metadata.annotations?.[annotation]), namespace, use);
}

/** Those of an entry point belong to every route there. */
function ofEntryPoints(cluster: Cluster): readonly Use[] {
  return traefiks(cluster).flatMap(({ ref, args }) =>
    args.flatMap((word) => {
      const [, option = '', list] = /^(--entrypoints\.[^.=]{1,63}\.http\.middlewares)=(.+)$/i.exec(word) ?? [];
      const use = { user: ref, sort: 'Ingress' as const, path: `spec.containers[*].args[${option}]` };
      return inFull(cluster, wordsOf(list), ref.namespace ?? '', use);
    }),
  );
}

/** Names with the namespace in front and the provider behind. */
function inFull(
  cluster: Cluster,
  words: readonly string[],
  namespace: string,
  place: Pick<Use, 'user' | 'sort' | 'path'>,
): readonly Use[] {
  return words.slice(0, 50).flatMap((written) => {
    const [joined = '', provider = ''] = written.split('@', 2);
    // Other providers' middlewares stand in files and labels that are no objects of the cluster.
    if (provider !== '' && !/^kubernetes/i.test(provider)) return [];
    const use = { ...place, written };
    const found = byJoined(cluster).get(joined);
    if (provider === 'kubernetescrd' && found) return { ...use, meant: middlewareRef(found), found, near: undefined };
    const near = found ?? byKey(cluster).get(`${namespace}/${joined}`);
    return {
      ...use,
      meant: near ? middlewareRef(near) : meantBy(cluster, namespace, joined),
      found: undefined,
      near: near && `${near.metadata.namespace}-${near.metadata.name}@kubernetescrd`,
    };
  });
}

/** Which part of `namespace-name` is the namespace can only be told by those that exist. */
function meantBy(cluster: Cluster, own: string, joined: string): ObjectRef {
  const known = [own, ...cluster.all('Namespace').map(({ metadata }) => metadata.name)];
  const fits = known
    .filter((name) => name !== '' && joined.startsWith(`${name}-`))
    .toSorted((a, b) => b.length - a.length);
  const namespace = fits.includes(own) ? own : fits[0];
  if (namespace === undefined) return { kind: 'Middleware', namespace: own, name: joined };
  return { kind: 'Middleware', namespace, name: joined.slice(namespace.length + 1) };
}

interface Named {
  readonly name?: string;
  readonly namespace?: string;
}

function ofRoute(cluster: Cluster, { ref, object, namespace }: Route): readonly Use[] {
  const { spec } = object as KindTypes['IngressRoute'];
  return (spec?.routes ?? []).flatMap(({ middlewares = [] }, index) =>
    middlewares.flatMap((one, at) =>
      named(cluster, one, namespace, {
        user: ref,
        sort: 'IngressRoute',
        path: `spec.routes[${index}].middlewares[${at}]`,
      }),
    ),
  );
}

function ofChain(cluster: Cluster, middleware: Middleware): readonly Use[] {
  const chain = middleware.spec?.['chain'] as { readonly middlewares?: readonly Named[] } | undefined;
  if (!Array.isArray(chain?.middlewares)) return [];
  const user = middlewareRef(middleware);
  return chain.middlewares.flatMap((one: Named, at: number) =>
    named(cluster, one, user.namespace ?? '', { user, sort: 'Middleware', path: `spec.chain.middlewares[${at}]` }),
  );
}

function named(
  cluster: Cluster,
  { name = '', namespace }: Named,
  own: string,
  use: Pick<Use, 'user' | 'sort' | 'path'>,
): readonly Use[] {
  if (name.endsWith('@kubernetescrd')) return qualified(cluster, name, own, use);
  if (name === '' || name.includes('@')) return [];
  const where = namespace || own;
  return [
    {
      ...use,
      written: namespace ? `${namespace}/${name}` : name,
      meant: { kind: 'Middleware', namespace: where, name },
      found: byKey(cluster).get(`${where}/${name}`),
      near: undefined,
    },
  ];
}

/** The way of an annotation in the place of a plain name: refused, unless other namespaces are allowed. */
function qualified(
  cluster: Cluster,
  written: string,
  own: string,
  use: Pick<Use, 'user' | 'sort' | 'path'>,
): readonly Use[] {
  const joined = written.slice(0, written.lastIndexOf('@'));
  const found = byJoined(cluster).get(joined);
  const meant = found ? middlewareRef(found) : meantBy(cluster, own, joined);
  const refused = isAllowed(cluster, 'providers.kubernetescrd.allowcrossnamespace') === 'no';
  const near = refused && found && meant.namespace === own ? `name: ${meant.name}` : undefined;
  return [{ ...use, written, meant, found: near === undefined ? found : undefined, near }];
}

/** Names of the Middlewares of a namespace. */
export function middlewaresIn(cluster: Cluster, namespace: string): readonly string[] {
  return all(cluster)
    .filter(({ metadata }) => metadata.namespace === namespace)
    .map(({ metadata }) => metadata.name);
}

/** Where else a Middleware of that name is. */
export function middlewaresNamed(cluster: Cluster, ref: ObjectRef): readonly string[] {
  return all(cluster)
    .filter(({ metadata }) => metadata.name === ref.name && keyOf(refOf('Middleware', { metadata })) !== keyOf(ref))
    .map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
}
