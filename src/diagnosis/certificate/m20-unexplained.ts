import { certificateRule } from './draft.ts';

/** A Certificate is not there, or not renewed, and nothing says why; or the pod that answers its challenge does not run. */
export const m20Unexplained = certificateRule('M20', { lastResort: true });
