import type { RuleTexts } from '../../rule-text.ts';

export const service = {} satisfies RuleTexts;
