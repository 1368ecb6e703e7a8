import type { RuleTexts } from '../../rule-text.ts';

export const certificate = {} satisfies RuleTexts;
