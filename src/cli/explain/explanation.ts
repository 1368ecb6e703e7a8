import type { Rule } from '../../diagnosis/rule.ts';
import { type ErrorCode, errorCatalogue } from '../../model/error.ts';
import type { Speech } from '../speech.ts';
import type { ErrorExplanation, RuleExplanation } from './schema.ts';

export function explainRule(rule: Rule, speech: Speech): RuleExplanation {
  const { code, family } = rule;
  const pattern = patterns(speech);
  return {
    schema: 'lions.explanation/v1',
    kind: 'rule',
    language: speech.language,
    code,
    family,
    title: pattern(`rules.${code}.title`),
    about: pattern(`rules.${code}.about`),
    advice: pattern(`rules.${code}.advice`),
    ...sightOf(rule),
  };
}

/** What a rule looks at. */
export function sightOf(rule: Rule): Pick<RuleExplanation, 'reads' | 'consults' | 'hosts' | 'logs'> {
  return {
    reads: [...rule.reads],
    consults: [...(rule.consults ?? [])],
    hosts: rule.hosts === true,
    logs: rule.logs !== undefined,
  };
}

export function explainError(code: ErrorCode, speech: Speech): ErrorExplanation {
  const pattern = patterns(speech);
  const { reason, exit } = errorCatalogue[code];
  return {
    schema: 'lions.explanation/v1',
    kind: 'error',
    language: speech.language,
    code,
    message: pattern(`errors.${code}.what`),
    next: pattern(`errors.${code}.next`),
    reason,
    exit,
  };
}

/** Texts as they are before anything is known: `{{container}}` becomes `<container>`. */
export function patterns({ words }: Pick<Speech, 'words'>): (key: string) => string {
  return (key) => words(key, { skipInterpolation: true, count: 2 }).replace(/\{\{(\w+)\}\}/g, '<$1>');
}
