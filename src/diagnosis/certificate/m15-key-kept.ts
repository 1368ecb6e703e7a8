import { certificateRule } from './draft.ts';

/** The private key no longer fits, and may not be replaced. */
export const m15KeyKept = certificateRule('M15');
