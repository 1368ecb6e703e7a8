import type { Evidence } from '../../model/finding.ts';
import { valueOf } from '../../model/readable.ts';
import type { Cluster } from '../cluster.ts';
import { fromJournal } from '../evidence.ts';
import type { ReadPlace } from './place.ts';
import { unitHealth, unitName } from './unit.ts';

const starts = /\bStarting k3s (?:agent )?v?\d/i;
/** Of a unit that runs, only the last minutes speak of the present. */
const presentMs = 15 * 60_000;
const longestLine = 2000;

/**
 * The lines that speak of the present, newest first. While K3s ends again and again these are its last two starts: the
 * newest may have said nothing yet. Once it runs, only recent lines of this run count.
 */
export function presentLines(
  cluster: Cluster,
  { host: { facts } }: ReadPlace,
  withinMs = presentMs,
): readonly string[] {
  const lines = (valueOf(facts.journal) ?? []).map((line) => String(line).slice(0, longestLine));
  const heads = lines.flatMap((line, index) => (starts.test(line) ? [index] : []));
  const health = unitHealth(facts, cluster.now);
  if (health === 'looping' || health === 'stopped') return lines.slice(heads.at(-2) ?? 0).toReversed();
  if (health === 'starting') return lines.slice(heads.at(-1) ?? 0).toReversed();
  const oldest = cluster.now - withinMs + (valueOf(facts.clock)?.skewMs ?? 0);
  return lines
    .slice(heads.at(-1) ?? 0)
    .filter((line) => (lineTime(line) ?? cluster.now) >= oldest)
    .toReversed();
}

/** The newest line for the first pattern that matches any: patterns stand in the order of what they tell. */
export function lineOf(cluster: Cluster, place: ReadPlace, ...patterns: readonly RegExp[]): string | undefined {
  return firstOf(presentLines(cluster, place), patterns);
}

/** The same of lines that tell of trouble by their own account. */
export function errorLineOf(cluster: Cluster, place: ReadPlace, ...patterns: readonly RegExp[]): string | undefined {
  return firstOf(
    presentLines(cluster, place).filter((line) => !isTalk(line)),
    patterns,
  );
}

function firstOf(lines: readonly string[], patterns: readonly RegExp[]): string | undefined {
  for (const pattern of patterns) {
    const line = lines.find((one) => pattern.test(one));
    if (line !== undefined) return line;
  }
  return undefined;
}

/** Lines that tell of no trouble by their own account, in the forms of logrus and klog. */
function isTalk(line: string): boolean {
  return /\blevel=(debug|info)\b|(?:^|\s)I\d{4} \d\d:\d\d:\d\d\.\d+ /.test(line);
}

export function journalEvidence({ host }: ReadPlace, line: string): Evidence {
  return fromJournal(host.name, unitName(host.facts), line);
}

const instant = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)/;

/** When a line was written, for the forms that tell it with their time zone. */
export function lineTime(line: string): number | undefined {
  const at = Date.parse(instant.exec(line)?.[0].replace(' ', 'T').replace(',', '.') ?? '');
  return Number.isNaN(at) ? undefined : at;
}

/** What a line of K3s says, without its time and level: the `msg` of logrus, or what follows klog's `file.go:12]`. */
export function messageOf(line: string): string {
  const logrus = /\bmsg="((?:[^"\\]|\\.)*)"?/.exec(line)?.[1]?.replaceAll('\\"', '"');
  const klog = /^.*?\b[A-Z]\d{4} [\d:.]+\s+\d+ [\w.-]+:\d+\] (.*)$/.exec(line)?.[1];
  return (logrus ?? klog ?? line.replace(/^\S+Z [\w.@-]+(\[\d+\])?: /, '')).trim().slice(0, 300);
}
