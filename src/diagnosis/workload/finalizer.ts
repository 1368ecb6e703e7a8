import type { Kind } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { refOf } from '../owners.ts';

/** Whoever takes a finalizer away once it has cleaned up, and a word by which its workloads are known. */
export interface FinalizerOwner {
  readonly name: string;
  readonly word: string | undefined;
}

const known: readonly (readonly [pattern: RegExp, name: string, word?: string])[] = [
  [/^(?:foregroundDeletion|orphan)$/, 'kube-controller-manager'],
  [/^kubernetes$/, 'kube-controller-manager'],
  [/^batch\.kubernetes\.io\/job-tracking$/, 'kube-controller-manager'],
  [/^kubernetes\.io\/pvc?-protection$/, 'kube-controller-manager'],
  [/^external-(?:attacher|provisioner)\b|^external-(?:attacher|provisioner)\//, 'CSI', 'csi-'],
  [
    /^service\.kubernetes\.io\/load-balancer-cleanup$|svccontroller\.k3s\.cattle\.io/,
    'ServiceLB, MetalLB, cloud-controller-manager',
  ],
  [/on-helm-chart-(?:remove|change)|helm\.cattle\.io/, 'helm-controller (K3s)'],
  [/(?:^|\.)(?:acme\.)?cert-manager\.io\b/, 'cert-manager', 'cert-manager'],
  [/argocd?\.argoproj\.io|argoproj/, 'Argo CD', 'argo'],
  [/fluxcd\.io/, 'Flux', 'flux'],
  [/longhorn\.io/, 'Longhorn', 'longhorn'],
  [/rook\.io/, 'Rook', 'rook'],
  [/keda\.sh/, 'KEDA', 'keda'],
  [/strimzi\.io/, 'Strimzi', 'strimzi'],
  [/cnpg\.io/, 'CloudNativePG', 'cnpg'],
  [/zalan\.do/, 'postgres-operator', 'postgres-operator'],
  [/metallb/, 'MetalLB', 'metallb'],
  [/traefik/, 'Traefik', 'traefik'],
  [/crossplane\.io/, 'Crossplane', 'crossplane'],
  [/istio/, 'Istio', 'istio'],
  [/knative\.dev/, 'Knative', 'knative'],
  [/kyverno/, 'Kyverno', 'kyverno'],
  [/monitoring\.coreos\.com/, 'prometheus-operator', 'prometheus-operator'],
  [/cattle\.io/, 'Rancher', 'rancher'],
];

/** Who must take this finalizer away. One that nobody knows is named after its domain, or after itself. */
export function finalizerOwner(finalizer: string): FinalizerOwner {
  for (const [pattern, name, word] of known) if (pattern.test(finalizer)) return { name, word };
  const domain = finalizer.split('/')[0] ?? finalizer;
  // `finalizers.database.acme.io`: the word before the last dot is what an operator is mostly called by.
  const parts = domain.split('.').filter((part) => !/^(?:finalizers?|k8s|io|com|org|dev|net|sh)$/.test(part));
  return { name: domain, word: parts.length > 0 ? (parts[0] ?? undefined) : undefined };
}

/** Workloads that look like the owner's: their trouble would explain why nothing is cleaned up. */
export function ownersWorkloads(cluster: Cluster, { word }: FinalizerOwner): readonly ObjectRef[] {
  if (!word || word.length < 3) return [];
  return (['Deployment', 'StatefulSet'] as const satisfies readonly Kind[]).flatMap((kind) =>
    cluster
      .all(kind)
      .filter(({ metadata }) => metadata.name.includes(word) || metadata.namespace?.includes(word))
      .map((one) => refOf(kind, one)),
  );
}

/** `finalizer (owner)` of each, for people. */
export function writtenOwners(finalizers: readonly string[]): string {
  return [...new Set(finalizers.map((one) => finalizerOwner(one).name))].join(', ') || '–';
}

/** `Deployment cert-manager/cert-manager`, or a dash when nothing like the owner runs here. */
export function writtenWorkloads(refs: readonly ObjectRef[]): string {
  const names = refs.slice(0, 4).map(({ kind, namespace, name }) => `${kind} ${namespace}/${name}`);
  return names.join(', ') || '–';
}
