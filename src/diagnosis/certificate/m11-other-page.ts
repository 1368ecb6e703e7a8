import { certificateRule } from './draft.ts';

/** cert-manager's own try of the challenge gets another page. */
export const m11OtherPage = certificateRule('M11');
