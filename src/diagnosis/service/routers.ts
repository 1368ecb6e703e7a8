import type { Pod } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { perCluster } from '../per-cluster.ts';

/**
 * The pods of the controller that serves a route. None when it is not one that we know, or when it stands in the network of
 * its node: whether policies let a node through differs between plug-ins.
 */
export function routersOf(cluster: Cluster, route: ObjectRef): readonly Pod[] {
  const controller = route.kind === 'Ingress' ? controllerOf(cluster, route) : 'traefik';
  const pods = routers(cluster).get(controller ?? '') ?? [];
  return pods.some(({ spec }) => spec?.hostNetwork === true) ? [] : pods;
}

function controllerOf(cluster: Cluster, { namespace, name }: ObjectRef): string | undefined {
  const ingress = cluster.get('Ingress', namespace, name);
  const wanted = ingress?.spec?.ingressClassName ?? ingress?.metadata.annotations?.['kubernetes.io/ingress.class'];
  const classes = cluster.all('IngressClass');
  const found = wanted
    ? classes.find(({ metadata }) => metadata.name === wanted)
    : classes.find(({ metadata }) => metadata.annotations?.['ingressclass.kubernetes.io/is-default-class'] === 'true');
  const controller = found?.spec?.controller ?? '';
  if (/traefik/.test(controller) || (!found && wanted === 'traefik')) return 'traefik';
  return controller === 'k8s.io/ingress-nginx' ? 'ingress-nginx' : undefined;
}

const routers = perCluster((cluster) =>
  Map.groupBy(
    cluster.all('Pod').filter(({ metadata, status }) => !metadata.deletionTimestamp && status?.phase === 'Running'),
    ({ metadata }): string => {
      const name = metadata.labels?.['app.kubernetes.io/name'] ?? '';
      return name === 'traefik' || name === 'ingress-nginx' ? name : '—';
    },
  ),
);
