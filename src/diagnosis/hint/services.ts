import type { KindTypes } from '../../model/kinds.ts';
import { keyOf, type ObjectKey } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { workloadOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { makersBehind, podsBehind } from '../selected.ts';
import type { Template } from '../template.ts';

type Service = KindTypes['Service'];

/** Services that send requests to the pods of a template. */
export function servicesOf(cluster: Cluster, { ref }: Template): readonly Service[] {
  return servicesByWorkload(cluster).get(keyOf(ref)) ?? [];
}

const servicesByWorkload = perCluster((cluster): ReadonlyMap<ObjectKey, readonly Service[]> => {
  const found = new Map<ObjectKey, Service[]>();
  for (const service of cluster.all('Service')) {
    const makers = makersBehind(cluster, service).map(({ ref }) => keyOf(ref));
    const owners = podsBehind(cluster, service).map((pod) => keyOf(workloadOf(cluster, 'Pod', pod)));
    for (const key of new Set([...makers, ...owners])) {
      const known = found.get(key);
      if (known) known.push(service);
      else found.set(key, [service]);
    }
  }
  return found;
});

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
