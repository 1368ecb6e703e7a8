import type { LionsError } from '../../model/error.ts';
import { EvictionBlocked, KubernetesError } from '../errors.ts';

/** How often and how long a call is tried again. */
export interface RetryPolicy {
  readonly attempts: number;
  /** No new attempt starts after this time since the first one. Milliseconds. */
  readonly withinMs: number;
}

export const defaultRetry: RetryPolicy = { attempts: 5, withinMs: 30_000 };

const firstPauseMs = 100;
const longestPauseMs = 5_000;

export interface Attempt {
  /** How many were made, at least 1. */
  readonly made: number;
  /** Milliseconds since the first began. */
  readonly elapsedMs: number;
  /** A read: repeating it can do no harm. */
  readonly harmless: boolean;
}

/**
 * The pause before the next attempt in milliseconds, or undefined when there is to be none.
 * 429 is repeated for every verb, since the server did nothing; connection cuts, 503 and 504 only for reads, as nobody knows
 * how far a write came. `Retry-After` is a lower bound and is never cut short: when it does not fit, the error is told.
 */
export function pauseBefore(
  error: LionsError,
  attempt: Attempt,
  policy: RetryPolicy,
  random = Math.random,
): number | undefined {
  if (attempt.made >= policy.attempts || !mayRepeat(error, attempt.harmless)) return undefined;
  const asked = error instanceof KubernetesError ? (error.retryAfterSeconds ?? 0) * 1000 : 0;
  const pause = Math.max(asked, 0) + jittered(attempt.made, random);
  return attempt.elapsedMs + pause <= policy.withinMs ? pause : undefined;
}

/** The server, or what it asks, is not ready; its cache is behind (“Too large resource version”). */
const passing: ReadonlySet<number> = new Set([503, 504]);

function mayRepeat(error: LionsError, harmless: boolean): boolean {
  if (error instanceof EvictionBlocked) return false;
  if (error instanceof KubernetesError) return error.httpStatus === 429 || (harmless && passing.has(error.httpStatus));
  return harmless && error.code === 'LIONS-NET-005';
}

/** Doubles with each attempt; half of it is random, so that many clients do not come back together. */
export function jittered(made: number, random = Math.random, first = firstPauseMs, longest = longestPauseMs): number {
  const full = Math.min(longest, first * 2 ** Math.min(made - 1, 20));
  return full / 2 + (random() * full) / 2;
}
