import { frozenProcess } from './process.ts';

export const containerdFrozen = frozenProcess(
  'containerd-frozen',
  'containerd',
  'agent',
  'containerd hangs: the kubelet reports its runtime down',
);
