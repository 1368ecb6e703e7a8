import type { Cluster } from '../cluster.ts';
import { fromSpec } from '../evidence.ts';
import { perCluster } from '../per-cluster.ts';
import { command } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { carriers } from './carriers.ts';
import { draftsOf, type Mistake } from './draft.ts';
import { uses } from './middlewares.ts';
import { isTraefiks, routes } from './routes.ts';
import { middlewareKinds } from './t10-middleware.ts';
import { isAllowed, traefiks } from './traefik.ts';
import { saidByTraefik, traefikLogs } from './traefik-log.ts';

const option = 'providers.kubernetescrd.allowcrossnamespace';

/** An IngressRoute refers to a Service or a Middleware of another namespace, which Traefik refuses unless told otherwise. */
export const t11OtherNamespace: Rule = {
  code: 'T11',
  family: 'ingress',
  reads: ['IngressRoute'],
  consults: ['Middleware', 'TraefikService', 'HelmChart', ...middlewareKinds.filter((kind) => kind !== 'IngressRoute')],
  *logs(cluster) {
    if (crossings(cluster).length > 0) yield* traefikLogs(cluster);
  },
  *check(cluster) {
    const known = isAllowed(cluster, option);
    const told = crossings(cluster).flatMap((one) => {
      const said = saidByTraefik(cluster, /not in the .*namespace|cross-?namespace/i, one.thing.name);
      return known === 'no' || said.length > 0 ? { ...one, evidence: [...one.evidence, ...said] } : [];
    });
    yield* draftsOf(told);
  },
};

/** References over the border of a namespace, unless they are certainly allowed. */
const crossings = perCluster((cluster): readonly Mistake[] => {
  if (traefiks(cluster).length === 0 || isAllowed(cluster, option) === 'yes') return [];
  const ours = routes(cluster).filter((route) => isTraefiks(route) && route.sort === 'IngressRoute');
  const services = [...ours, ...carriers(cluster).list].flatMap(({ ref, namespace, backends }) =>
    backends
      .filter((backend) => backend.namespace !== namespace)
      .map(
        (backend): Mistake =>
          crossing(cluster, {
            user: ref,
            path: backend.path,
            thing: { kind: 'Service', namespace: backend.namespace, name: backend.name },
          }),
      ),
  );
  const middlewares = uses(cluster)
    .filter(({ sort, user, meant }) => sort !== 'Ingress' && meant.namespace !== user.namespace)
    .map(({ user, meant, path }) => crossing(cluster, { user, path, thing: meant }));
  return [...services, ...middlewares];
});

function crossing(
  cluster: Cluster,
  { user, path, thing }: Pick<Mistake, 'user' | 'thing'> & { path: string },
): Mistake {
  const [first] = traefiks(cluster);
  const refs = traefiks(cluster).map(({ ref }) => ref);
  return {
    user,
    thing,
    evidence: [
      fromSpec(user, path, `${thing.namespace}/${thing.name}`),
      ...(first && !first.opaque
        ? [fromSpec(first.ref, 'spec.containers[*].args', '--providers.kubernetescrd.allowCrossNamespace: –')]
        : []),
    ],
    related: refs.slice(0, 2).map((ref) => ({ ...ref, role: 'reference' })),
    parameters: { target: `${thing.kind}/${thing.namespace}/${thing.name}`, own: user.namespace ?? '' },
    commands: [
      command('kubectl', '-n', thing.namespace ?? '', 'get', thing.kind.toLowerCase(), thing.name, '-o', 'yaml'),
    ],
  };
}
