import { certificateRule } from './draft.ts';

/** cert-manager's own try of the challenge does not connect, or the record is not seen. */
export const m10Unreachable = certificateRule('M10');
