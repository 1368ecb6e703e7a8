import type { RuleTexts } from '../../rule-text.ts';

export const configuration: RuleTexts = {};
