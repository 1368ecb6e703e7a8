import type { Cluster } from '../cluster.ts';
import { perCluster } from '../per-cluster.ts';

/** Pods of network plug-ins that carry policies out. */
const enforcers = /^(?:calico-node|canal|rke2-canal|cilium|kube-router|weave-net|antrea-agent|ovnkube-node|kube-ovn)\b/;
/** K3s carries them out itself, until told otherwise. */
const switchedOff = /--disable-network-policy(?!(?:=|",")false)/;

/**
 * Whether somebody carries NetworkPolicies out: where nobody does, none of them cuts anything. Unknown on clusters other
 * than K3s whose plug-in is none of the usual ones.
 */
export const enforcement: (cluster: Cluster) => 'yes' | 'no' | 'unknown' = perCluster((cluster) => {
  const systemic = cluster.all('Pod').filter(({ metadata }) => /system|calico|cilium/.test(metadata.namespace ?? ''));
  if (systemic.some(({ metadata }) => enforcers.test(metadata.name))) return 'yes';
  const k3s = cluster.all('Node').filter((node) => /\+k3s/.test(node.status?.nodeInfo?.kubeletVersion ?? ''));
  if (k3s.some(({ metadata }) => switchedOff.test(metadata.annotations?.['k3s.io/node-args'] ?? ''))) return 'no';
  if (k3s.length > 0) return 'yes';
  return systemic.some(({ metadata }) => metadata.name.startsWith('kube-flannel')) ? 'no' : 'unknown';
});
