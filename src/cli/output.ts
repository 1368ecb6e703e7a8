/** Where text goes: the part of a Node stream that commands use, so that tests can stand in for a terminal. */
export interface Output {
  write(text: string): void;
  readonly isTTY?: boolean | undefined;
  /** Of the terminal. */
  readonly columns?: number | undefined;
}

/** Columns of a page: as many as a terminal has, between 40 and 80; 80 in a pipe. */
export function pageWidth(output: Output): number {
  return Math.min(80, Math.max(40, output.columns || 80));
}

/** Nobody reads the output any more, as after `| head -1`: no failure, and nobody to tell. */
export class OutputClosed extends Error {
  override readonly name = 'OutputClosed';
}
