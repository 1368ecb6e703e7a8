import type { Readable } from '../../model/readable.ts';

/** One part of the facts: what is run for it, and what its output means. */
export interface Section<T> {
  /** A word; the shell function that reads it has the same name. */
  readonly name: string;
  /**
   * The body of that function, POSIX sh, read-only. It may use what `preamble` defines: `$data` (K3s's data folder),
   * `$unit`, `$k3s`, `within SECONDS COMMAND…` and `as_root SECONDS COMMAND…`. A status other than 0 makes the part
   * unreadable, with standard error as its message.
   */
  readonly script: string;
  /** Pure. Given only the output of a section that ended well. @throws {RangeError} for output that is not as expected */
  parse(output: string): T | Readable<T>;
}

/** Lines that are not empty. */
export function linesOf(output: string): string[] {
  return output.split('\n').filter((line) => line.trim() !== '');
}

/** @throws {RangeError} when the text is no number */
export function numberOf(text: string | undefined, what: string): number {
  const number = Number(text?.trim() || Number.NaN);
  if (Number.isNaN(number)) throw new RangeError(`${what}: “${text ?? ''}” is not a number`);
  return number;
}

/** `Key=value` lines, as `systemctl show` prints them. */
export function pairsOf(output: string): ReadonlyMap<string, string> {
  return new Map(
    linesOf(output).flatMap((line) => {
      const at = line.indexOf('=');
      return at > 0 ? [[line.slice(0, at), line.slice(at + 1)] as const] : [];
    }),
  );
}
