import type { Cluster } from '../cluster.ts';
import { fromSpec } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { kubectl } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { carriers } from './carriers.ts';
import { draftsOf, type Mistake } from './draft.ts';
import { type Backend, isTraefiks, type Route, routes } from './routes.ts';
import { isAllowed, traefiks } from './traefik.ts';
import { saidByTraefik, traefikLogs } from './traefik-log.ts';

/** A route leads to a Service of type ExternalName, which Traefik refuses unless it is allowed. */
export const t13ExternalName: Rule = {
  code: 'T13',
  family: 'ingress',
  reads: ['Ingress', 'Service'],
  consults: [
    'IngressRoute',
    'IngressRouteTCP',
    'LegacyIngressRoute',
    'LegacyMiddleware',
    'Middleware',
    'TraefikService',
    'IngressClass',
    'Namespace',
    'Node',
    'Pod',
    'Deployment',
    'DaemonSet',
    'HelmChart',
    'HelmChartConfig',
  ],
  *logs(cluster) {
    if (mistakes(cluster).length > 0) yield* traefikLogs(cluster);
  },
  *check(cluster) {
    const told = mistakes(cluster).flatMap(({ certain, ...one }) => {
      const said = saidByTraefik(cluster, /external ?name/i, one.thing.name);
      return certain || said.length > 0 ? { ...one, evidence: [...one.evidence, ...said] } : [];
    });
    yield* draftsOf(told);
  },
};

interface Refused extends Mistake {
  readonly certain: boolean;
}

const mistakes = perCluster((cluster): readonly Refused[] => {
  if (traefiks(cluster).length === 0) return [];
  return [...routes(cluster).filter(isTraefiks), ...carriers(cluster).list].flatMap((route) =>
    route.backends.flatMap((backend) => mistakeOf(cluster, route, backend) ?? []),
  );
});

function mistakeOf(cluster: Cluster, route: Route, { namespace, name, path }: Backend): Refused | undefined {
  const service = cluster.get('Service', namespace, name);
  if (service?.spec?.type !== 'ExternalName') return undefined;
  const provider = route.sort === 'Ingress' ? 'kubernetesingress' : 'kubernetescrd';
  const allowed = isAllowed(cluster, `providers.${provider}.allowexternalnameservices`);
  if (allowed === 'yes') return undefined;
  const thing = refOf('Service', service);
  const [first] = traefiks(cluster);
  return {
    certain: allowed === 'no',
    user: route.ref,
    thing,
    evidence: [
      fromSpec(route.ref, path, name),
      fromSpec(thing, 'spec.type', `ExternalName → ${service.spec?.externalName ?? '–'}`),
    ],
    related: first ? [{ ...first.ref, role: 'reference' }] : [],
    parameters: {
      service: `${namespace}/${name}`,
      target: service.spec?.externalName ?? '–',
      option: `providers.${route.sort === 'Ingress' ? 'kubernetesIngress' : 'kubernetesCRD'}.allowExternalNameServices`,
    },
    commands: [kubectl(['get', '-o', 'yaml'], thing)],
  };
}
