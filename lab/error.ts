/** Exit codes of `lab`, the same as those of `lions` where they mean the same. */
export const exitCode = { ok: 0, problem: 1, usage: 2, cannotRun: 3 } as const;

/** A failure to tell the user about in one sentence; anything else that is thrown is a bug and shows its stack. */
export class LabError extends Error {
  readonly code: number;

  constructor(message: string, code: number = exitCode.problem, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LabError';
    this.code = code;
  }
}
