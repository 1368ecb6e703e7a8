import { frame, levelOf, strong, terminalCodes, vague, weak } from './patterns/failure.ts';
import { addressesIn } from './patterns/host.ts';
import { logPatterns, suspicious } from './patterns/index.ts';
import { dependencyCauses, type LogCause } from './patterns/pattern.ts';
import { retryIn } from './retries.ts';
import { awaited, onlyNotLoaded, type Unreached, unreachedAbove } from './unreached.ts';

/** A line of a log that names a known cause. */
export interface Clue {
  readonly cause: LogCause;
  readonly line: string;
}

export interface Errors {
  readonly clue?: Clue;
  /** The decisive line first, then what frames it. */
  readonly errors: readonly string[];
}

const longestLine = 2000;
const mostLines = 400;

/** The last lines of a log that are not empty, without colours and within bounds. */
export function linesOf(text: string): readonly string[] {
  return joined(text)
    .split('\n')
    .slice(-mostLines)
    .map((line) => line.slice(0, longestLine).replace(terminalCodes, '').replaceAll('\\"', '"').trimEnd())
    .filter((line) => line !== '');
}

/**
 * Two lines that mean something only together: whether a module was asked for by another one (its first line alone would be
 * that of a missing entry point), and the cause that Java adds to a main class that is not there.
 */
function joined(text: string): string {
  return text
    .replace(/\r?\nRequire stack:\r?\n- /g, ' Require stack: - ')
    .replace(
      /(find or load main class (\S{1,300}))\r?\nCaused by: java\.lang\.ClassNotFoundException: \2(?=\r?\n|$)/g,
      '$1',
    );
}

/** How far back from the end a cause may stand, in lines that are no stack frames. */
const reach = { ended: 80, running: 40 };
/** How far above an unspecific last error its cause may stand. */
const above = 12;

/**
 * Finds what ended a program, or keeps it from becoming ready, in the last lines of its log. The last error wins over earlier
 * ones, the root of an exception over what wraps it, and a line that names a cause over one that only says that it failed.
 * @param ended whether the program ended, rather than runs unready
 * @param ignored causes that such a program reports of others, so that their lines say nothing of it
 */
export function readErrors(all: readonly string[], ended: boolean, ignored: ReadonlySet<LogCause> = new Set()): Errors {
  const lines = all
    .filter((line) => !frame.test(line))
    .slice(-(ended ? reach.ended : reach.running))
    .filter((line) => ignored.size === 0 || !isIgnored(line, ignored));
  const last = lines.findLastIndex((line, index) => isTelling(line, ended && index >= lines.length - 10));
  const end = lines[last];
  if (end === undefined) return retried(lines) ?? waitedFor(lines, ended) ?? { errors: lastWeak(lines) };
  const clue = clueOf(end);
  const vagueClue = clue?.cause === 'configuration' && onlyNotLoaded(end);
  if (clue && !vagueClue) return named(lines, last, clue);
  // An unspecific end: what stands in its own block, or just above, may name the cause.
  const found = clue ? undefined : causeAbove(lines, last, ended);
  if (found) return named(lines, found.at, found.clue);
  const unreached = ended ? unreachedAbove(lines, last, causeOf) : undefined;
  if (unreached) return withEnd(lines, unreached, end);
  if (clue) return named(lines, last, clue);
  return (ended ? undefined : retried(lines.slice(last + 1))) ?? { errors: withHeading(lines, last) };
}

const causeOf = (line: string) => clueOf(line)?.cause;

/** A script that waited for a server until it gave up. */
function waitedFor(lines: readonly string[], ended: boolean): Errors | undefined {
  const unreached = ended ? awaited(lines, lines.length - 1) : undefined;
  return unreached && withEnd(lines, unreached, lines.at(-1) ?? '');
}

function withEnd(lines: readonly string[], { cause, at }: Unreached, end: string): Errors {
  const line = lines[at] ?? '';
  return { clue: { cause, line }, errors: [line, end] };
}

/** Nothing failed, but the program tries again and again. */
function retried(lines: readonly string[]): Errors | undefined {
  const retry = retryIn(lines, causeOf);
  return retry && named(lines, retry.at, { cause: retry.cause, line: lines[retry.at] ?? '' });
}

/** A replica that speaks of the server it follows is itself a client. */
const ofPeer = /\bMASTER\b|\bto (?:the )?primary\b/;

function isIgnored(line: string, ignored: ReadonlySet<LogCause>): boolean {
  const cause = clueOf(line)?.cause;
  return cause !== undefined && ignored.has(cause) && !ofPeer.test(line);
}

/** A cause, or an error that says more than that it failed. A mere warning counts only right before the end. */
function isTelling(line: string, atTheEnd: boolean): boolean {
  const clue = clueOf(line);
  if (clue) return levelOf(line) !== 'low' || (atTheEnd && isDependency(clue));
  return isStrong(line) && !vague.test(line) && levelOf(line) !== 'low';
}

function isStrong(line: string): boolean {
  return strong.some((pattern) => pattern.test(line)) || (levelOf(line) === 'high' && weak.test(line));
}

const isDependency = (clue: Clue) => (dependencyCauses as readonly string[]).includes(clue.cause);

export function clueOf(line: string): Clue | undefined {
  if (!suspicious.test(line)) return undefined;
  const found = logPatterns.find(({ pattern }) => pattern.test(line));
  return found && { cause: found.cause, line };
}

/** An exception with its own name and message: it explains itself unless its own block says better. */
const explicit =
  /^\s*(?:Caused by: )?(?:[\w$]+[.:]{1,2})*[A-Z]\w*(?:Error|Exception)\b|^panic: |^thread '|^fatal error: |\.rb:\d+:in /;

function causeAbove(lines: readonly string[], last: number, ended: boolean): { clue: Clue; at: number } | undefined {
  const own = explicit.test(lines[last] ?? '');
  const block = own ? blockStart(lines, last) : last;
  for (let at = last - 1; at >= 0 && at > block - above; at--) {
    const line = lines[at] ?? '';
    const clue = clueOf(line);
    if (!clue) continue;
    const level = levelOf(line);
    if (at >= block) return { clue, at };
    // Outside the block: an error of its own just above it, or, when the end is unspecific, anything that was no mere warning.
    if (level === 'low' && !(ended && !own && at === last - 1)) continue;
    if (!own || at >= block - 3) return { clue, at };
  }
  return undefined;
}

/** The first line of the exception that ends at `last`: wrappers, `Caused by` and indented details above belong to it. */
function blockStart(lines: readonly string[], last: number): number {
  let start = last;
  while (start > 0 && last - start < 30 && belongs(lines[start] ?? '')) start--;
  return start;
}

const belongs = (line: string) =>
  /^\s|^(?:Caused by|Suppressed|Wrapped by|The above exception|During handling)/.test(line);

/** The cause with the clearest line near it: the one that also names the host, when it is about a dependency. */
function named(lines: readonly string[], at: number, clue: Clue): Errors {
  if (!isDependency(clue)) return told(lines, at, clue);
  if (addressesIn(clue.line).length > 0) return { clue, errors: withHeading(lines, at) };
  for (let i = at - 1; i >= 0 && i > at - 15; i--) {
    const other = clueOf(lines[i] ?? '');
    if (other && isDependency(other) && addressesIn(other.line).length > 0)
      return { clue: { cause: clue.cause, line: other.line }, errors: [other.line, clue.line] };
  }
  return { clue, errors: withHeading(lines, at) };
}

/** Some programs tell one cause in several lines, the message first and then its details. */
function told(lines: readonly string[], at: number, clue: Clue): Errors {
  let first = at;
  while (first > 0 && at - first < 3 && clueOf(lines[first - 1] ?? '')?.cause === clue.cause) first--;
  if (first === at) return { clue, errors: withHeading(lines, at) };
  return { clue: { cause: clue.cause, line: lines[first] ?? clue.line }, errors: lines.slice(first, at + 1) };
}

/** The decisive line, with the record that heads it when it is only a root cause, and what follows a Rust panic. */
function withHeading(lines: readonly string[], at: number): readonly string[] {
  const line = lines[at] ?? '';
  if (/panicked at [^']+:$/.test(line) && lines[at + 1]) return [line, lines[at + 1] ?? ''];
  if (!belongs(line)) return [line];
  const heading = lines[blockStart(lines, at)];
  return heading && heading !== line ? [line, heading] : [line];
}

/** Nothing says clearly what failed: the last line that looks like an error at all. */
function lastWeak(lines: readonly string[]): readonly string[] {
  const found = lines.findLast((line) => weak.test(line) && levelOf(line) !== 'low' && !vague.test(line));
  const fallback = lines.findLast((line) => vague.test(line) && weak.test(line));
  return [found ?? fallback].filter((line) => line !== undefined);
}
