import type { RuleTexts } from '../../rule-text.ts';

export const postgresql = {} satisfies RuleTexts;
