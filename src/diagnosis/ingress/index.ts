import type { Rule } from '../rule.ts';

/** In order of precedence: the special before the general. */
export const ingressRules: readonly Rule[] = [];
