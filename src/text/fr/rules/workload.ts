import type { RuleTexts } from '../../rule-text.ts';

export const workload = {} satisfies RuleTexts;
