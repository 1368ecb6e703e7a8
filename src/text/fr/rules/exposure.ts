import type { RuleTexts } from '../../rule-text.ts';

export const exposure = {} satisfies RuleTexts;
