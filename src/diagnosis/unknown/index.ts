import type { Rule } from '../rule.ts';

/** In order of precedence: a pod belongs to the first rule that claims it. */
export const unknownRules: readonly Rule[] = [];
