import type { RuleTexts } from '../../rule-text.ts';

export const image: RuleTexts = {};
