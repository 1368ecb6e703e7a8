import { certificateRule } from './draft.ts';

/** Attempts failed, what was said of it is gone, and cert-manager waits. */
export const m13BacksOff = certificateRule('M13');
