import type { LogCause } from '../patterns/pattern.ts';

/** The end of a log, the cause that it names (undefined: an error of the program itself), and what the quoted lines must hold. */
export type LogCase = readonly [name: string, cause: LogCause | undefined, quoted: RegExp, log: string];
