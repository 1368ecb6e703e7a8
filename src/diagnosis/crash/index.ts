import type { Rule } from '../rule.ts';
import { c01OomLimit } from './c01-oom-limit.ts';

/** In order of precedence: a pod belongs to the first rule that claims it. */
export const crashRules: readonly Rule[] = [c01OomLimit];
