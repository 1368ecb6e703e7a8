import type { KindTypes } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { perCluster } from '../per-cluster.ts';
import { selectsLabels } from '../selector.ts';
import type { Template } from '../template.ts';

type Service = KindTypes['Service'];

/** Services that send requests to the pods of a template. */
export function servicesOf(cluster: Cluster, { pod }: Template): readonly Service[] {
  return (byNamespace(cluster).get(pod.metadata.namespace ?? '') ?? []).filter(({ spec }) =>
    selectsLabels({ matchLabels: spec?.selector }, pod.metadata.labels),
  );
}

const byNamespace = perCluster((cluster) =>
  Map.groupBy(
    cluster.all('Service').filter(({ spec }) => Object.keys(spec?.selector ?? {}).length > 0),
    ({ metadata }) => metadata.namespace ?? '',
  ),
);

/** `namespace/name` of the Services that an Ingress or an IngressRoute leads to. */
export const routedServices = perCluster((cluster): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const { metadata, spec } of cluster.all('Ingress')) {
    const paths = (spec?.rules ?? []).flatMap(({ http }) => http?.paths ?? []);
    for (const backend of [spec?.defaultBackend, ...paths.map((path) => path.backend)])
      if (backend?.service?.name) found.add(`${metadata.namespace}/${backend.service.name}`);
  }
  for (const { metadata, spec } of cluster.all('IngressRoute')) {
    for (const { services = [] } of spec?.routes ?? [])
      for (const { name, namespace = metadata.namespace } of services) found.add(`${namespace}/${name}`);
  }
  return found;
});
