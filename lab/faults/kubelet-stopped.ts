import { frozenProcess } from './process.ts';

export const kubeletStopped = frozenProcess(
  'kubelet-stopped',
  'kubelet',
  'agent',
  'the kubelet hangs: its node falls silent, its pods go on',
);
