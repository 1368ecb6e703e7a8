import type { RuleTexts } from '../../rule-text.ts';

export const ingress = {} satisfies RuleTexts;
