import { missingObjectRule } from './missing-object.ts';

/** A Secret that pods need does not exist. */
export const g02SecretMissing = missingObjectRule('G2', 'Secret');
