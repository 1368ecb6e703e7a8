import { LionsError } from '../model/error.ts';
import { converse } from './converse.ts';
import type { Machine } from './machine.ts';

export interface RunOptions {
  readonly input?: string | undefined;
  /** Milliseconds; 30,000 when undefined. */
  readonly timeoutMs?: number | undefined;
  /** Of standard output; 16 MiB when undefined. */
  readonly maxBytes?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface RunResult {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs one command on a machine and gives what it printed. An exit status that is not 0 is a result and no error.
 * @throws {LionsError} LIONS-HOST-001…004 when the command could not be run, -005 when it printed too much, -006 when it
 * took too long
 */
export async function run(machine: Machine, command: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const { input = '', timeoutMs = 30_000, maxBytes = 16 * 1024 * 1024, signal } = options;
  let stdout = '';
  const { exitCode, stderr, cut } = await converse(machine, command, {
    onText: (text) => {
      stdout += text;
    },
    onStart: (send) => send(input),
    timeoutMs,
    maxBytes,
    signal,
  });
  const { target } = machine;
  if (cut === 'timeout') throw hostTimeout(target, timeoutMs);
  if (cut === 'size') throw new LionsError('LIONS-HOST-005', `it printed more than ${maxBytes} bytes`, { target });
  const failure = machine.failure({ exitCode, stderr });
  if (failure) throw failure;
  return { exitCode, stdout, stderr };
}

export function hostTimeout(target: string, timeoutMs: number): LionsError {
  const seconds = Math.round(timeoutMs / 100) / 10;
  return new LionsError('LIONS-HOST-006', `no answer from ${target} within ${seconds} s`, { target, seconds });
}
