import type { Harm } from '../../diagnosis/report/unreadable.ts';
import { LionsError } from '../../model/error.ts';
import type { Translate } from '../../text/text.ts';
import type { Check, CheckStatus } from './schema.ts';

export function checked(
  check: string,
  status: CheckStatus,
  message: string,
  more: Harm & { readonly advice?: string } = {},
): Check {
  return {
    check,
    status,
    message,
    advice: more.advice ?? null,
    blinds: [...(more.blinds ?? [])],
    weakens: [...(more.weakens ?? [])],
  };
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
