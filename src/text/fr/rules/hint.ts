import type { RuleTexts } from '../../rule-text.ts';

export const hint = {} satisfies RuleTexts;
