import { certificateRule } from './draft.ts';

/** The authority looked, and says no. */
export const m12AuthorityRefuses = certificateRule('M12');
