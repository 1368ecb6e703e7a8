import { certificateRule } from './draft.ts';

/** The Secret does not fit the Certificate, most of all when two Certificates write it. */
export const m14SecretDiffers = certificateRule('M14');
