import { frozenProcess } from './process.ts';

export const schedulerFrozen = frozenProcess(
  'scheduler-frozen',
  'kube-scheduler',
  'server',
  'the scheduler hangs: new pods stay pending without a word',
);
