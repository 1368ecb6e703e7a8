import type { Kind } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { fromSpec } from '../evidence.ts';
import { perCluster } from '../per-cluster.ts';
import { command } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import { draftsOf, type Mistake, wordsListed } from './draft.ts';
import { middlewaresIn, middlewaresNamed, type Use, uses } from './middlewares.ts';
import { isAllowed } from './traefik.ts';
import { saidByTraefik, traefikLogs } from './traefik-log.ts';

/** Kinds by which a Middleware's users, and whether Traefik serves them, are known. */
export const middlewareKinds: readonly Kind[] = [
  'Ingress',
  'IngressClass',
  'IngressRoute',
  'IngressRouteTCP',
  'LegacyIngressRoute',
  'LegacyMiddleware',
  'Namespace',
  'Node',
  'Pod',
  'Deployment',
  'DaemonSet',
  'HelmChartConfig',
];

/** A route, or a chain of Middlewares, names a Middleware that does not exist: Traefik then drops the whole route. */
export const t10Middleware: Rule = {
  code: 'T10',
  family: 'ingress',
  reads: ['Middleware', 'LegacyMiddleware'],
  consults: middlewareKinds,
  *logs(cluster) {
    if (mistakes(cluster).length > 0) yield* traefikLogs(cluster);
  },
  *check(cluster) {
    const told = mistakes(cluster).map((one) => ({
      ...one,
      evidence: [
        ...one.evidence,
        ...saidByTraefik(cluster, /does not exist|not found|unknown/i, 'iddleware', one.thing.name),
      ],
    }));
    yield* draftsOf(told);
  },
};

const mistakes = perCluster((cluster): readonly Mistake[] =>
  uses(cluster)
    .filter((use) => isMissing(cluster, use))
    .map((use) => mistakeOf(cluster, use)),
);

function isMissing(cluster: Cluster, { found, near, meant, sort, user }: Use): boolean {
  if (found) return false;
  if (near !== undefined) return true;
  // A reference that is refused for its namespace is another mistake.
  const crosses = sort !== 'Ingress' && meant.namespace !== user.namespace;
  if (crosses && isAllowed(cluster, 'providers.kubernetescrd.allowcrossnamespace') !== 'yes') return false;
  return cluster.exists('Middleware', meant.namespace, meant.name) === 'no';
}

function mistakeOf(cluster: Cluster, { user, meant, written, near, path }: Use): Mistake {
  const { namespace = '', name } = meant;
  const others = [...closest(name, middlewaresIn(cluster, namespace)), ...middlewaresNamed(cluster, meant)];
  return {
    user,
    thing: meant,
    slip: near !== undefined,
    evidence: [fromSpec(user, path, written)],
    parameters: {
      middleware: written,
      near: near ?? wordsListed(others),
      expected: `${namespace}-${name}@kubernetescrd`,
    },
    commands: [command('kubectl', '-n', namespace, 'get', 'middlewares.traefik.io')],
  };
}
