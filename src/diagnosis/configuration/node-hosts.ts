import type { Need } from './needs.ts';

/** K3s keeps this key of CoreDNS's ConfigMap itself: that it is missing is K3s's trouble and has a rule of its own (D5). */
export function isNodeHosts({ kind, name, key, pod }: Need): boolean {
  return kind === 'ConfigMap' && name === 'coredns' && key === 'NodeHosts' && pod.metadata.namespace === 'kube-system';
}
