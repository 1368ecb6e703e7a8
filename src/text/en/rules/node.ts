import type { RuleTexts } from '../../rule-text.ts';

export const node: RuleTexts = {};
