import type { Pod } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { nameService } from '../name-service.ts';
import { refOf, workloadOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { selectsLabels } from '../selector.ts';
import { controllerRef, isDown } from './add-on.ts';

/** The cluster's name service: names that cannot be asked for are its trouble. */
export function namesAskedOf(cluster: Cluster): readonly ObjectRef[] {
  const { services, workloads, pods } = nameService(cluster);
  return [
    ...workloads,
    ...pods.map((pod) => refOf('Pod', pod)),
    ...services.map((service) => refOf('Service', service)),
    { kind: 'ConfigMap', namespace: 'kube-system', name: 'coredns' },
  ];
}

/** Services that a message names, as `name.namespace.svc`. */
export function serviceOf(text: string): readonly ObjectRef[] {
  const found = /\b([a-z][a-z0-9-]*)\.([a-z0-9-]+)\.svc\b/.exec(text);
  return found?.[1] && found[2] ? [{ kind: 'Service', namespace: found[2], name: found[1] }] : [];
}

const programs = new Set(['traefik', 'ingress-nginx', 'haproxy-ingress', 'kubernetes-ingress']);

/** What should let requests in from outside and does not: no ready pod, or no address. */
export const wayIn: (cluster: Cluster) => readonly ObjectRef[] = perCluster((cluster) => {
  const down = cluster
    .all('Deployment')
    .filter(({ metadata }) => programs.has(metadata.labels?.['app.kubernetes.io/name'] ?? metadata.name))
    .filter((deployment) => isDown(cluster, deployment))
    .map((deployment) => refOf('Deployment', deployment));
  const addressless = cluster
    .all('Service')
    .filter(({ metadata, spec, status }) => {
      const named = programs.has(metadata.labels?.['app.kubernetes.io/name'] ?? metadata.name);
      return named && spec?.type === 'LoadBalancer' && (status?.loadBalancer?.ingress ?? []).length === 0;
    })
    .map((service) => refOf('Service', service));
  return [...down, ...addressless];
});

/** NetworkPolicies that decide whom these pods reach, and who reaches them. */
export function policiesOver(cluster: Cluster, pods: readonly Pod[]): readonly ObjectRef[] {
  const [pod] = pods;
  if (!pod) return [];
  return cluster
    .all('NetworkPolicy')
    .filter(({ metadata, spec }) => {
      return (
        metadata.namespace === pod.metadata.namespace && selectsLabels(spec?.podSelector ?? {}, pod.metadata.labels)
      );
    })
    .map((policy) => refOf('NetworkPolicy', policy));
}

/** cert-manager's own pods, from which issuers and challenges are reached. */
export function controllerPods(cluster: Cluster): readonly Pod[] {
  const { namespace, name } = controllerRef(cluster);
  return cluster.pods(namespace).filter((pod) => workloadOf(cluster, 'Pod', pod).name === name);
}
