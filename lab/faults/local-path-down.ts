import { scaledToZero } from './workload.ts';

export const localPathDown = scaledToZero(
  'local-path-down',
  'local-path-provisioner',
  'the volume provisioner scaled to zero: new claims stay pending',
);
