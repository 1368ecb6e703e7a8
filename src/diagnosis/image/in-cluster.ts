import type { KindTypes } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { refOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';

/** A Service of this cluster that answers for a registry's host, and that has nobody behind it. */
export interface DeadRegistry {
  readonly service: ObjectRef;
  /** The Ingress through which the host leads to the Service. */
  readonly ingress?: ObjectRef;
}

/** By host with port, as images name it: the registries that this cluster serves itself and whose Service has no ready pod. */
const dead = perCluster((cluster): ReadonlyMap<string, DeadRegistry> => {
  const hosts = new Map<string, DeadRegistry>();
  if (!cluster.canRead('EndpointSlice')) return hosts;
  const alive = new Set(
    cluster
      .all('EndpointSlice')
      .filter((slice) => slice.endpoints?.some((endpoint) => endpoint.conditions?.ready !== false))
      .map((slice) => `${slice.metadata.namespace}/${slice.metadata.labels?.['kubernetes.io/service-name']}`),
  );
  const isDead = (namespace: string | undefined, name: string) => {
    const selector = cluster.get('Service', namespace, name)?.spec?.selector;
    return Object.keys(selector ?? {}).length > 0 && !alive.has(`${namespace}/${name}`);
  };
  for (const service of cluster.all('Service')) {
    if (!isDead(service.metadata.namespace, service.metadata.name)) continue;
    for (const host of serviceHosts(cluster, service)) hosts.set(host, { service: refOf('Service', service) });
  }
  for (const ingress of cluster.all('Ingress')) {
    const { namespace } = ingress.metadata;
    for (const rule of ingress.spec?.rules ?? []) {
      const names = (rule.http?.paths ?? []).map((path) => path.backend?.service?.name ?? '');
      const name = names.find((backend) => backend !== '' && isDead(namespace, backend));
      if (!rule.host || name === undefined) continue;
      hosts.set(rule.host, { service: { kind: 'Service', namespace, name }, ingress: refOf('Ingress', ingress) });
    }
  }
  return hosts;
});

export function deadRegistry(cluster: Cluster, registry: string): DeadRegistry | undefined {
  const hosts = dead(cluster);
  return hosts.get(registry) ?? hosts.get(registry.replace(/:(?:443|80)$/, ''));
}

/** Every way to write the address of a Service in an image: cluster name, cluster IP, outside address, node and node port. */
function serviceHosts(cluster: Cluster, { metadata, spec, status }: KindTypes['Service']): readonly string[] {
  const name = `${metadata.name}.${metadata.namespace}`;
  const inside = [name, `${name}.svc`, `${name}.svc.cluster.local`, ...(spec?.clusterIPs ?? [spec?.clusterIP ?? ''])];
  const balancers = (status?.loadBalancer?.ingress ?? []).flatMap(({ ip, hostname }) => [ip ?? '', hostname ?? '']);
  const outside = [...(spec?.externalIPs ?? []), ...balancers];
  const ports = spec?.ports ?? [];
  const direct = [...inside, ...outside]
    .filter((host) => host !== '' && host !== 'None')
    .flatMap((host) =>
      ports.flatMap(({ port }) => (port === 443 || port === 80 ? [host, `${host}:${port}`] : [`${host}:${port}`])),
    );
  const nodePorts = ports.flatMap(({ nodePort }) => (nodePort ? [nodePort] : []));
  if (nodePorts.length === 0) return direct;
  const nodes = cluster
    .all('Node')
    .flatMap((node) => [node.metadata.name, ...(node.status?.addresses ?? []).map(({ address }) => address)]);
  const hosts = new Set(['localhost', '127.0.0.1', ...nodes]);
  return [...direct, ...[...hosts].flatMap((host) => nodePorts.map((port) => `${host}:${port}`))];
}
