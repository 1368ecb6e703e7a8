import type { ExitStatus } from '../../model/error.ts';
import { runCommandLine } from '../run.ts';

export interface Console {
  readonly status: ExitStatus;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ConsoleOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Both streams pretend to be a terminal of 80 columns. */
  readonly isTTY?: boolean;
  readonly signal?: AbortSignal;
}

/** Runs a command line in this process and keeps what it prints. Its environment is empty but for what is given. */
export async function inConsole(args: readonly string[], options: ConsoleOptions = {}): Promise<Console> {
  const written = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => ({
    isTTY: options.isTTY,
    columns: options.isTTY ? 80 : undefined,
    write: (text: string) => {
      written[name] += text;
    },
  });
  const status = await runCommandLine(args, {
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    env: { ...options.env },
    signal: options.signal ?? new AbortController().signal,
  });
  return { status, ...written };
}
