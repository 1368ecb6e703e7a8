import type { RuleTexts } from '../../rule-text.ts';

export const dns = {} satisfies RuleTexts;
