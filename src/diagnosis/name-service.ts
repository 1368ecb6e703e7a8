import type { KindTypes, Pod } from '../model/kinds.ts';
import { keyOf, type ObjectRef } from '../model/object.ts';
import type { Cluster } from './cluster.ts';
import { refOf, workloadOf } from './owners.ts';
import { perCluster } from './per-cluster.ts';
import { equalities, meets } from './selector.ts';

/** Who answers names inside the cluster: CoreDNS as K3s, kubeadm and charts install it. */
export interface NameService {
  readonly services: readonly KindTypes['Service'][];
  /** Addresses that pods ought to ask. */
  readonly addresses: ReadonlySet<string>;
  /** CoreDNS's pods, whatever their state; those that are being deleted left out. */
  readonly pods: readonly Pod[];
  /** The Deployment (or another owner) of those pods, with or without pods. */
  readonly workloads: readonly ObjectRef[];
}

const namespace = 'kube-system';
const app = /^(?:kube-dns|(?:rke2-)?coredns(?:-rke2-coredns)?)$/;

export const nameService: (cluster: Cluster) => NameService = perCluster((cluster) => {
  const services = cluster
    .all('Service')
    .filter(({ metadata, spec }) => metadata.namespace === namespace && isNamedDns(metadata) && servesDns(spec?.ports));
  const ours = (labels: Labels) => isLabelled(labels) || services.some(({ spec }) => selects(spec?.selector, labels));
  const pods = cluster
    .pods(namespace)
    .filter(({ metadata }) => metadata.deletionTimestamp === undefined && ours(metadata.labels));
  const templates = (['Deployment', 'DaemonSet', 'StatefulSet'] as const).flatMap((kind) =>
    cluster
      .all(kind)
      .filter(({ metadata, spec }) => metadata.namespace === namespace && ours(spec?.template?.metadata?.labels))
      .map((workload) => refOf(kind, workload)),
  );
  const owners = pods.map((pod) => workloadOf(cluster, 'Pod', pod));
  return {
    services,
    addresses: new Set(services.flatMap(({ spec }) => [spec?.clusterIP ?? '', ...(spec?.clusterIPs ?? [])])),
    pods,
    workloads: [...new Map([...templates, ...owners].map((ref) => [keyOf(ref), ref])).values()],
  };
});

type Labels = Readonly<Record<string, string>> | undefined;

function isNamedDns({ name, labels }: { readonly name: string; readonly labels?: Labels }): boolean {
  return app.test(name) || isLabelled(labels);
}

function isLabelled(labels: Labels): boolean {
  return app.test(labels?.['k8s-app'] ?? '') || labels?.['app.kubernetes.io/name'] === 'coredns';
}

function servesDns(ports: readonly { readonly port?: number }[] | undefined): boolean {
  return (ports ?? []).some(({ port }) => port === 53);
}

function selects(selector: Labels, labels: Labels): boolean {
  const wanted = equalities(selector);
  return wanted.length > 0 && wanted.every((requirement) => meets(requirement, labels));
}

/** Whether at least one of its pods is ready to answer. */
export function namesAreServed(cluster: Cluster): boolean {
  return nameService(cluster).pods.some((pod) =>
    pod.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True'),
  );
}

/** What is to blame when nothing resolves any more: the Services and the workloads that answer names. */
export function nameServiceRefs(cluster: Cluster): readonly ObjectRef[] {
  const { services, workloads } = nameService(cluster);
  const usual: readonly ObjectRef[] = [
    { kind: 'Service', namespace, name: 'kube-dns' },
    { kind: 'Deployment', namespace, name: 'coredns' },
  ];
  return [...usual, ...services.map((service) => refOf('Service', service)), ...workloads];
}
