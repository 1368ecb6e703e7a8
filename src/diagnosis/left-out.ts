/** A rule that was considered and left out. Its code stays free, so that it can come later. */
export interface LeftOut {
  readonly code: string;
  /** What it would recognise, one line. */
  readonly what: string;
  /** Why LIONS does not, one sentence. */
  readonly why: string;
}

/** For `docs/rules.md`, in the order of their codes. */
export const leftOut: readonly LeftOut[] = [];
