import type { KindTypes, Pod } from '../../model/kinds.ts';
import { keyOf, type ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { refOf, workloadOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';

type Service = KindTypes['Service'];

/** What a host name or an address means inside the cluster. */
export type Destination =
  | { readonly is: 'service'; readonly service: Service }
  | { readonly is: 'pod'; readonly pod: Pod }
  /** the pod itself */
  | { readonly is: 'self' }
  /** a name of the form of a Service's, of which there is none */
  | { readonly is: 'absent'; readonly namespace: string; readonly name: string }
  | { readonly is: 'external' };

/** Resolves a host as the pods of a namespace do: `db`, `db.shop`, `db.shop.svc.cluster.local`, `db-0.db.shop.svc…`, or an address. */
export function destinationOf(cluster: Cluster, host: string, namespace: string): Destination {
  if (/^(?:localhost|127\.|0\.0\.0\.0|\[?::1)/i.test(host)) return { is: 'self' };
  if (/^\d+\.\d+\.\d+\.\d+$|^\[?[\da-f]*:/i.test(host)) return byAddress(cluster, host.replace(/^\[|\]$/g, ''));
  const labels = host.toLowerCase().replace(/\.$/, '').split('.');
  const svc = labels.indexOf('svc');
  const short = svc > 0 ? labels.slice(0, svc) : labels;
  for (const [name, where] of candidates(short, namespace)) {
    const service = cluster.get('Service', where, name);
    if (service) return { is: 'service', service };
  }
  // A bare name, or one that ends in `.svc`, can only be meant for this cluster.
  const inCluster = svc > 0 || labels.length === 1;
  const known = short.length === 2 && cluster.exists('Namespace', undefined, short[1] ?? '') === 'yes';
  if (!inCluster && !known) return { is: 'external' };
  const [name = '', where = namespace] = short.slice(-2).length === 2 ? short.slice(-2) : [short[0], namespace];
  return { is: 'absent', namespace: where, name };
}

/** What a Service of type ExternalName stands for inside the cluster; the Service itself when that lies outside. */
export function followed(cluster: Cluster, destination: Destination): Destination {
  if (destination.is !== 'service') return destination;
  const { metadata, spec } = destination.service;
  if (spec?.type !== 'ExternalName' || !spec.externalName) return destination;
  const inner = destinationOf(cluster, spec.externalName, metadata.namespace ?? '');
  return inner.is === 'service' || inner.is === 'absent' ? inner : destination;
}

function candidates(labels: readonly string[], namespace: string): readonly (readonly [string, string])[] {
  const [a = '', b, c] = labels;
  if (labels.length === 1) return [[a, namespace]];
  if (labels.length === 2 && b !== undefined) {
    return [
      [a, b],
      // One pod of a headless Service, as `db-0.db`.
      [b, namespace],
    ];
  }
  return labels.length === 3 && b !== undefined && c !== undefined ? [[b, c]] : [];
}

function byAddress(cluster: Cluster, address: string): Destination {
  const service = servicesByAddress(cluster).get(address);
  if (service) return { is: 'service', service };
  const pod = podsByAddress(cluster).get(address);
  return pod ? { is: 'pod', pod } : { is: 'external' };
}

const servicesByAddress = perCluster(
  (cluster) =>
    new Map(
      cluster
        .all('Service')
        .flatMap((service) =>
          [service.spec?.clusterIP, ...(service.spec?.clusterIPs ?? [])].flatMap((ip) =>
            ip && ip !== 'None' ? [[ip, service] as const] : [],
          ),
        ),
    ),
);

const podsByAddress = perCluster(
  (cluster) =>
    new Map(
      cluster
        .all('Pod')
        .filter((pod) => pod.spec?.hostNetwork !== true)
        .flatMap((pod) => (pod.status?.podIP ? [[pod.status.podIP, pod] as const] : [])),
    ),
);

/** The workloads behind a Service: those of the pods it selects, and those that would make such pods. */
export function workloadsBehind(cluster: Cluster, service: Service): readonly ObjectRef[] {
  const { namespace } = service.metadata;
  const selector = Object.entries(service.spec?.selector ?? {});
  if (selector.length === 0) return [];
  const fits = (labels: Readonly<Record<string, string>> | undefined) =>
    selector.every(([label, value]) => labels?.[label] === value);
  const pods = cluster.pods(namespace).filter((pod) => fits(pod.metadata.labels));
  const templates = (['Deployment', 'StatefulSet', 'DaemonSet'] as const).flatMap((kind) =>
    (workloadsByNamespace(cluster).get(`${kind}/${namespace ?? ''}`) ?? [])
      .filter((workload) => fits(workload.spec?.template?.metadata?.labels))
      .map((workload) => refOf(kind, workload)),
  );
  const owners = pods.map((pod) => workloadOf(cluster, 'Pod', pod));
  return [...new Map([...owners, ...templates].map((ref) => [keyOf(ref), ref])).values()];
}

type Templated = KindTypes['Deployment'] | KindTypes['StatefulSet'] | KindTypes['DaemonSet'];

const workloadsByNamespace = perCluster((cluster) => {
  const kinds = ['Deployment', 'StatefulSet', 'DaemonSet'] as const;
  const all = kinds.flatMap((kind) =>
    cluster.all(kind).map((workload) => [`${kind}/${workload.metadata.namespace ?? ''}`, workload] as const),
  );
  const groups = new Map<string, Templated[]>();
  for (const [key, workload] of all) groups.set(key, [...(groups.get(key) ?? []), workload]);
  return groups;
});

/** Ready endpoints of a Service; undefined when that cannot be known. */
export function readyEndpoints(cluster: Cluster, service: Service): number | undefined {
  if (!cluster.canRead('EndpointSlice') || service.spec?.type === 'ExternalName') return undefined;
  const { namespace, name } = service.metadata;
  const slices = slicesByService(cluster).get(`${namespace ?? ''}/${name}`);
  // A Service without a selector has its endpoints written by hand, perhaps in the old Endpoints.
  if (!slices) return service.spec?.selector ? 0 : undefined;
  return slices.flatMap((slice) => slice.endpoints ?? []).filter((endpoint) => endpoint.conditions?.ready !== false)
    .length;
}

/** The slices that hold a Service's endpoints. */
export function slicesOf(cluster: Cluster, { metadata }: Service): readonly KindTypes['EndpointSlice'][] {
  return slicesByService(cluster).get(`${metadata.namespace ?? ''}/${metadata.name}`) ?? [];
}

const slicesByService = perCluster((cluster) =>
  Map.groupBy(
    cluster.all('EndpointSlice'),
    ({ metadata }) => `${metadata.namespace ?? ''}/${metadata.labels?.['kubernetes.io/service-name'] ?? ''}`,
  ),
);
