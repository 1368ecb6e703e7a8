import type { KindTypes } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { fromSpec, fromStatus } from '../evidence.ts';
import { perCluster } from '../per-cluster.ts';
import { command } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { lostAddresses } from './client-addresses.ts';
import { draftsOf, listed, type Mistake } from './draft.ts';
import { unmetNeeds, usesPlugins } from './middleware-needs.ts';
import { middlewareRef, usedMiddlewares } from './middlewares.ts';
import { middlewareKinds } from './t10-middleware.ts';
import { saidByTraefik, traefikLogs } from './traefik-log.ts';

type Middleware = KindTypes['Middleware'];

/**
 * A Middleware that routes use cannot do its work: its Secret is missing or of the wrong shape, what it
 * asks is not there, or it sees wrong addresses.
 */
export const t16MiddlewareUseless: Rule = {
  code: 'T16',
  family: 'ingress',
  reads: ['Middleware', 'Secret'],
  consults: ['Service', 'EndpointSlice', 'StatefulSet', 'ReplicaSet', ...middlewareKinds],
  *logs(cluster) {
    if (mistakes(cluster).length > 0 || usesPlugins(cluster)) yield* traefikLogs(cluster);
  },
  *check(cluster): Iterable<Draft> {
    const told = mistakes(cluster).map((one) => ({
      ...one,
      evidence: [...one.evidence, ...saidByTraefik(cluster, /secret|credentials|element/i, one.thing.name)],
    }));
    yield* draftsOf(told);
    yield* draftsOf(unmetNeeds(cluster));
    yield* draftsOf(lostAddresses(cluster));
  },
};

const mistakes = perCluster((cluster): readonly Mistake[] =>
  [...usedMiddlewares(cluster)].flatMap(([middleware, uses]) =>
    secretsOf(middleware).flatMap((secret) => {
      const problem = problemOf(cluster, middleware.metadata.namespace, secret);
      if (!problem) return [];
      const user = middlewareRef(middleware);
      const thing = { kind: 'Secret', namespace: user.namespace, name: secret.name };
      const users = uses.map((use) => use.user);
      return {
        user,
        thing,
        evidence: [
          fromSpec(user, secret.path, secret.name),
          ...(problem === 'absent' ? [] : [fromStatus(thing, 'data', problem)]),
        ],
        related: users.slice(0, 20).map((ref) => ({ ...ref, role: 'victim' as const })),
        parameters: {
          thing: `Secret/${secret.name}`,
          problem: problem === 'absent' ? `Secret/${secret.name}: not found` : `Secret/${secret.name}: ${problem}`,
          users: listed(users),
        },
        commands: [command('kubectl', '-n', user.namespace ?? '', 'get', 'secrets')],
      };
    }),
  ),
);

interface Needed {
  readonly name: string;
  readonly path: string;
  /** Holds names and hashes of passwords: one entry, or user and password. */
  readonly users: boolean;
}

function secretsOf({ spec = {} }: Middleware): readonly Needed[] {
  const named = (sort: string, ...fields: string[]): readonly Needed[] => {
    let at: unknown = spec[sort];
    for (const field of fields)
      at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[field] : undefined;
    if (typeof at !== 'string' || at === '') return [];
    return [{ name: at, path: ['spec', sort, ...fields].join('.'), users: fields.length === 1 }];
  };
  return [
    ...named('basicAuth', 'secret'),
    ...named('digestAuth', 'secret'),
    ...named('forwardAuth', 'tls', 'caSecret'),
    ...named('forwardAuth', 'tls', 'certSecret'),
  ];
}

/** `absent`, or what is wrong with it, in words of the object. */
function problemOf(cluster: Cluster, namespace: string | undefined, { name, users }: Needed): string | undefined {
  const secret = cluster.get('Secret', namespace, name);
  if (!secret) return cluster.exists('Secret', namespace, name) === 'no' ? 'absent' : undefined;
  if (!users || secret.type === 'kubernetes.io/basic-auth') return undefined;
  return (secret.keys ?? []).length === 1 ? undefined : `keys: ${(secret.keys ?? []).join(', ') || '–'}`;
}
