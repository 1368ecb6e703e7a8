import { certificateRule } from './draft.ts';

/** cert-manager's own try of the challenge gets an error page: somebody else answers for the host. */
export const m09WrongStatus = certificateRule('M9');
