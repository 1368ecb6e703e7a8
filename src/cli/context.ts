import type { CommandContext } from '@stricli/core';
import type { Language } from '../text/language.ts';
import type { Output } from './output.ts';

/** The outside of a process as commands see it; tests bring their own. */
export interface Surroundings {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: NodeJS.ProcessEnv;
  /** Aborts on Ctrl-C, on a request to end, and when nobody reads the output any more. */
  readonly signal: AbortSignal;
}

/** What each command gets beside its flags. */
export interface CliContext extends CommandContext, Surroundings {
  readonly process: {
    readonly stdout: Output;
    readonly stderr: Output;
    readonly env: NodeJS.ProcessEnv;
    exitCode?: number;
  };
  /** What the flag, the environment or the default says; `lions.yaml` may still say otherwise. */
  readonly language: Language;
}
