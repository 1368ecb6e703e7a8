import { LionsError } from '../../model/error.ts';
import type { Translate } from '../../text/text.ts';
import type { Check, CheckStatus } from './schema.ts';

/** @param key under `cli.doctor`, the message; an advice stands under `<key>Advice` when `advised` */
export function checked(
  check: string,
  status: CheckStatus,
  message: string,
  more: { readonly advice?: string; readonly blinds?: readonly string[] } = {},
): Check {
  return { check, status, message, advice: more.advice ?? null, blinds: [...(more.blinds ?? [])] };
}

/** A check that an error answered, in the words that the error has anyway. */
export function checkedByError(
  check: string,
  error: unknown,
  words: Translate,
  blinds: readonly string[] = [],
  status: CheckStatus = 'failed',
): Check {
  const known = error instanceof LionsError ? error : new LionsError('LIONS-CLI-004', String(error), {}, error);
  const message = words(`errors.${known.code}.what`, known.parameters);
  return checked(check, status, message, { advice: words(`errors.${known.code}.next`, known.parameters), blinds });
}
