import { execa } from 'execa';
import { LionsError } from '../model/error.ts';
import type { Ended, Machine } from './machine.ts';

export interface ConverseOptions {
  /** Called with each piece of output as it arrives. */
  readonly onText: (text: string) => void;
  /** Called once the process runs; sends it input, and without `more` closes it. */
  readonly onStart: (send: (text: string, more?: 'more') => void) => void;
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly signal?: AbortSignal | undefined;
}

/** How a conversation ended: by itself, or because time or size was used up. */
export interface Conversed extends Ended {
  readonly cut: 'timeout' | 'size' | undefined;
}

const stderrKept = 16_384;
const graceMs = 1000;

/**
 * Runs a command on a machine and speaks with it while it runs. When time or size is used up, the process and all that it
 * started here are ended, and what was said until then counts.
 * @throws {LionsError} LIONS-CLI-003 when the signal aborts, LIONS-HOST-001 when there is no ssh here
 */
export async function converse(
  machine: Machine,
  command: readonly string[],
  options: ConverseOptions,
): Promise<Conversed> {
  if (options.signal?.aborted) throw cancelled(options.signal);
  const [file, ...words] = await machine.commandLine(command);
  // In a session of its own: without a terminal nothing on the way can ask for a password, not even a jump host's ssh, and
  // the whole group can be ended. Nothing is buffered, and errors are told apart below.
  const child = execa(file, words, {
    detached: true,
    buffer: false,
    reject: false,
    env: { LC_ALL: 'C', SSH_ASKPASS_REQUIRE: 'never' },
  });
  let cut: Conversed['cut'];
  const end = (why: Conversed['cut']) => {
    cut ??= why;
    endGroup(child.pid);
  };
  const timer = setTimeout(() => end('timeout'), options.timeoutMs);
  const onAbort = () => end(undefined);
  options.signal?.addEventListener('abort', onAbort, { once: true });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-stderrKept);
  });
  listen(child.stdout, options, () => end('size'));
  // Whoever ends early does not read on; how it ended says more than the broken pipe.
  child.stdin.on('error', () => undefined);
  options.onStart((text, more) => (more ? child.stdin.write(text) : child.stdin.end(text)));
  const exitCode = await ended(child);
  clearTimeout(timer);
  options.signal?.removeEventListener('abort', onAbort);
  if (options.signal?.aborted) throw cancelled(options.signal);
  if (exitCode === 'ENOENT') throw new LionsError('LIONS-HOST-001', `${file} is not installed here`, { program: file });
  return { exitCode, stderr, cut };
}

type Child = ReturnType<typeof execa<{ buffer: false; reject: false; detached: true }>>;

function listen(stdout: Child['stdout'], options: ConverseOptions, onOverflow: () => void): void {
  let bytes = 0;
  stdout.setEncoding('utf8').on('data', (text: string) => {
    bytes += Buffer.byteLength(text);
    if (bytes > options.maxBytes) onOverflow();
    else options.onText(text);
  });
}

/** Waits for the process and then, briefly, for its output: an ssh that stays behind for later sessions may keep it open. */
async function ended(child: Child): Promise<number | undefined | 'ENOENT'> {
  const exit = new Promise<number | undefined>((resolve) => {
    child.nodeChildProcess.once('exit', (code) => resolve(code ?? undefined));
  });
  const result = await Promise.race([exit, child]);
  if (typeof result === 'object') return result.code === 'ENOENT' ? 'ENOENT' : result.exitCode;
  await Promise.race([child, new Promise((resolve) => setTimeout(resolve, graceMs).unref())]);
  child.stdout.destroy();
  child.stderr.destroy();
  return result;
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  signalGroup(pid, 'SIGTERM');
  setTimeout(() => signalGroup(pid, 'SIGKILL'), graceMs).unref();
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // It is gone already, which is what was wanted.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function cancelled(signal: AbortSignal): LionsError {
  const reason: unknown = signal.reason;
  return reason instanceof LionsError ? reason : new LionsError('LIONS-CLI-003', 'cancelled', {}, reason);
}
