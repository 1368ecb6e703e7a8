import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';

const main = join(import.meta.dirname, '..', '..', 'src', 'main.ts');

export interface Ended {
  /** 128 and the signal's number when a signal ended it, as a shell says it. */
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** An empty home, so that no configuration of this machine plays in. */
export interface Place extends AsyncDisposable {
  readonly folder: string;
  file(name: string, content: string): Promise<string>;
}

export async function emptyPlace(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'lions-cli-'));
  return {
    folder,
    async file(name, content) {
      const path = join(folder, name);
      await writeFile(path, content);
      return path;
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

export interface StartOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Starts the real command. Its environment holds PATH, a home of its own, and what is given; its streams are pipes. */
export function start(args: readonly string[], { cwd = tmpdir(), env = {} }: StartOptions = {}): ChildProcess {
  return spawn(process.execPath, [main, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: cwd, XDG_CONFIG_HOME: cwd, LANG: 'C', TZ: 'UTC', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Waits for the end and what was printed until then. */
export async function ending(child: ChildProcess): Promise<Ended> {
  const written = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    written.stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    written.stderr += text;
  });
  const status = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
  return { status, ...written };
}

export function lions(args: readonly string[], options?: StartOptions): Promise<Ended> {
  return ending(start(args, options));
}

/** Resolves with the first text on stdout. */
export function firstOutput(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString('utf8')));
    child.once('close', () => reject(new Error('ended without a word')));
  });
}

/** A sandbox in this process, for commands in others. */
export async function sandbox(scenario: string): Promise<Sandbox & AsyncDisposable> {
  const running = await startSandbox({ scenario });
  return { ...running, [Symbol.asyncDispose]: () => running.close() };
}
