import { frozenProcess } from './process.ts';

export const kubeProxyFrozen = frozenProcess(
  'kube-proxy-frozen',
  'kube-proxy',
  'agent',
  'kube-proxy hangs: Services keep their old addresses on this node',
);
