import { wholePlaceholder } from './placeholder.ts';

/** References, and variables of a template that nobody filled in (`{{ db_host }}`). */
const reference = /\$\$|\$\([-._A-Za-z][-._A-Za-z0-9]*\)|\{\{-? ?[A-Za-z_][\w.| -]{0,80}?-?\}\}/g;

/** Stands for everything in a value that is no reference. */
export const hidden = '…';

/**
 * A literal environment value with its references and unset template variables alone: `postgres://app:$(PASSWORD)@db` becomes `…$(PASSWORD)…`. Literal
 * values are often secrets, while rules ask only which other variables they use. An empty value stays empty; `$$(NAME)`
 * is no reference and is hidden with the rest.
 */
export function referencesOnly(value: string): string {
  const whole = wholePlaceholder(value);
  if (whole !== undefined) return whole;
  if (!value.includes('$') && !value.includes('{{')) return value === '' ? '' : hidden;
  let out = '';
  let from = 0;
  for (const { 0: found, index } of value.matchAll(reference)) {
    if (found === '$$') continue;
    out += (index > from ? hidden : '') + found;
    from = index + found.length;
  }
  return out + (from < value.length ? hidden : '');
}
