import type { Reference } from './reference.ts';

/** Repositories that their owners moved or closed, by the start of their full name, with the place to look instead. */
const moved: readonly (readonly [string, string])[] = [
  ['docker.io/bitnami/', 'docker.io/bitnamilegacy/'],
  ['k8s.gcr.io/', 'registry.k8s.io/'],
  ['gcr.io/google-containers/', 'registry.k8s.io/'],
  ['gcr.io/google_containers/', 'registry.k8s.io/'],
  ['quay.io/kubernetes-ingress-controller/', 'registry.k8s.io/ingress-nginx/'],
  ['quay.io/external_storage/', 'registry.k8s.io/sig-storage/'],
  ['quay.io/coreos/flannel', 'ghcr.io/flannel-io/flannel'],
  ['quay.io/coreos/kube-state-metrics', 'registry.k8s.io/kube-state-metrics/kube-state-metrics'],
  ['quay.io/coreos/etcd', 'gcr.io/etcd-development/etcd'],
  ['quay.io/coreos/prometheus-operator', 'quay.io/prometheus-operator/prometheus-operator'],
  ['quay.io/coreos/kube-rbac-proxy', 'quay.io/brancz/kube-rbac-proxy'],
  ['docker.io/jboss/keycloak', 'quay.io/keycloak/keycloak'],
  ['docker.pkg.github.com/', 'ghcr.io/'],
  ['docker.io/library/java', 'docker.io/library/eclipse-temurin'],
];

/** The full name of the repository at its new place, when it is known to have left its old one. */
export function movedTo({ registry, repository }: Reference): string | undefined {
  const name = `${registry}/${repository}`;
  const move = moved.find(([from]) => (from.endsWith('/') ? name.startsWith(from) : name === from));
  return move && name.replace(move[0], () => move[1]);
}
