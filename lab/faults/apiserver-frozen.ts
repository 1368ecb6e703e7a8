import { frozenProcess } from './process.ts';

export const apiserverFrozen = frozenProcess(
  'apiserver-frozen',
  'kube-apiserver',
  'server',
  'the API server takes connections and never answers',
);
