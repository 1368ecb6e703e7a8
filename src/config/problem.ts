import { LionsError } from '../model/error.ts';

/** One thing that is wrong with a configuration file, at its place. Lines and columns begin at 1. */
export interface ConfigProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** LIONS-CFG-006 with all problems of a file; its `detail` lists those after the first on lines of their own. */
export class ConfigError extends LionsError {
  readonly file: string;
  readonly problems: readonly ConfigProblem[];

  constructor(file: string, problems: readonly [ConfigProblem, ...ConfigProblem[]], cause?: unknown) {
    const [first, ...rest] = problems;
    const { line, column } = first;
    const more = rest.map((problem) => `\n${file}:${problem.line}:${problem.column}: ${problem.message}`);
    super('LIONS-CFG-006', first.message + more.join(''), { file, line, column }, cause);
    this.name = 'ConfigError';
    this.file = file;
    this.problems = problems;
  }
}
