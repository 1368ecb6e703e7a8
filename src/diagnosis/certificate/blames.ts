import type { Pod } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { refOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { selectsLabels } from '../selector.ts';
import { isDown } from './add-on.ts';

/** K3s's name service: names that cannot be asked for are its trouble. */
export const nameService: readonly ObjectRef[] = (['Deployment', 'ConfigMap', 'Service'] as const).flatMap((kind) => ({
  kind,
  namespace: 'kube-system',
  name: kind === 'Service' ? 'kube-dns' : 'coredns',
}));

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

/** NetworkPolicies that decide who reaches these pods. */
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
