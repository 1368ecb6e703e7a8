import { LionsError } from '../../model/error.ts';

/** What bounds one call. */
export interface CallControl {
  /** For one attempt, from sending to the last byte (for streams: to the response's head). Milliseconds. */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The error for a call whose signal was aborted: the signal's own when it is one of ours, LIONS-NET-003 for
 * `AbortSignal.timeout`, else LIONS-CLI-003.
 */
export function abortError(signal: AbortSignal, target: string): LionsError {
  const reason: unknown = signal.reason;
  if (reason instanceof LionsError) return reason;
  if (reason instanceof Error && reason.name === 'TimeoutError') {
    return new LionsError('LIONS-NET-003', `${target} did not answer in time`, { target, seconds: '?' }, reason);
  }
  return new LionsError('LIONS-CLI-003', 'cancelled', {}, reason);
}

export function timeoutError(target: string, ms: number, what = 'no complete answer'): LionsError {
  const seconds = Math.round(ms / 100) / 10;
  return new LionsError('LIONS-NET-003', `${what} from ${target} within ${seconds} s`, { target, seconds });
}

/** Stops something once, when its time is up or its signal aborts, until it is released. */
export class Deadline {
  readonly #signal: AbortSignal | undefined;
  readonly #onAbort: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(control: CallControl, target: string, stop: (error: LionsError) => void) {
    const { signal, timeoutMs } = control;
    const end = (error: LionsError) => {
      this.release();
      stop(error);
    };
    this.#signal = signal;
    this.#onAbort = () => end(abortError(signal as AbortSignal, target));
    if (signal?.aborted) {
      queueMicrotask(this.#onAbort);
      return;
    }
    signal?.addEventListener('abort', this.#onAbort, { once: true });
    if (timeoutMs !== undefined && timeoutMs !== Number.POSITIVE_INFINITY) {
      this.#timer = setTimeout(() => end(timeoutError(target, timeoutMs)), timeoutMs);
    }
  }

  /** The time no longer counts; the signal still does. */
  stopClock(): void {
    clearTimeout(this.#timer);
  }

  release(): void {
    clearTimeout(this.#timer);
    this.#signal?.removeEventListener('abort', this.#onAbort);
  }
}

/** @throws {LionsError} when the signal aborts meanwhile */
export function sleep(ms: number, signal?: AbortSignal, target = ''): Promise<void> {
  return new Promise((resolve, reject) => {
    const deadline = new Deadline({ signal }, target, (error) => {
      clearTimeout(timer);
      reject(error);
    });
    const timer = setTimeout(() => {
      deadline.release();
      resolve();
    }, ms);
  });
}
