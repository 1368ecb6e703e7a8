import type { Output } from '../output.ts';

export interface Progress {
  /** Shows another sentence in place of the last. */
  say(text: string): void;
  /** Wipes it away; nothing is shown after that. May be called twice. */
  end(): void;
}

/** Work that is done sooner than this shows no progress at all. */
const patienceMs = 1_000;

export interface ProgressOptions {
  readonly output: Output;
  /** False: never says anything. */
  readonly wanted: boolean;
  readonly patienceMs?: number;
}

/** One line on a terminal that tells what is being done, once it takes longer than a second. In a pipe nothing. */
export function startProgress(options: ProgressOptions): Progress {
  const { output, wanted } = options;
  if (!wanted || !output.isTTY) return { say: () => undefined, end: () => undefined };
  let latest = '';
  let state: 'waiting' | 'shown' | 'ended' = 'waiting';
  const draw = () => output.write(`\r\u001b[2K${latest.slice(0, (output.columns ?? 80) - 1)}`);
  const timer = setTimeout(() => {
    state = 'shown';
    draw();
  }, options.patienceMs ?? patienceMs);
  timer.unref();
  return {
    say(text) {
      latest = text;
      if (state === 'shown') draw();
    },
    end() {
      clearTimeout(timer);
      if (state === 'shown') output.write('\r\u001b[2K');
      state = 'ended';
    },
  };
}
