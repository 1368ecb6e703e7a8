import { certificateRule } from './draft.ts';

/** None of the issuer's solvers may be used for a name, as for a wildcard without DNS-01. */
export const m06NoSolver = certificateRule('M6');
