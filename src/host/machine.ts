import type { LionsError } from '../model/error.ts';

/** A process on a machine, or the ssh that carries it, has ended. */
export interface Ended {
  /** Undefined when a signal ended it. */
  readonly exitCode: number | undefined;
  /** What it wrote on its standard error, the last 16 KiB. */
  readonly stderr: string;
}

/** A place where commands run: this machine, or another one over SSH. */
export interface Machine {
  /** For texts: `ops@10.0.0.11`. */
  readonly target: string;
  /** The program and arguments that run a command there. Words reach it unchanged, whatever they hold. */
  commandLine(command: readonly string[]): Promise<readonly [string, ...string[]]>;
  /** Why the command could not be run at all; undefined when it ran and the exit status is its own. */
  failure(ended: Ended): LionsError | undefined;
  /** Ends connections that were kept open. May be called twice. */
  close(): Promise<void>;
}

/** The machine that LIONS runs on; no ssh is involved. */
export function thisMachine(name = 'local'): Machine {
  return {
    target: name,
    commandLine: ([program = 'true', ...words]) => Promise.resolve([program, ...words]),
    failure: () => undefined,
    close: () => Promise.resolve(),
  };
}
