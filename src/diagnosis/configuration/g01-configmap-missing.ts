import { missingObjectRule } from './missing-object.ts';

/** A ConfigMap that pods need does not exist. */
export const g01ConfigMapMissing = missingObjectRule('G1', 'ConfigMap');
