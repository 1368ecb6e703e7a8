import { frozenProcess } from './process.ts';

export const controllerManagerFrozen = frozenProcess(
  'controller-manager-frozen',
  'kube-controller-manager',
  'server',
  'the controller manager hangs: nothing is made, replaced or noticed',
);
