/** A cron schedule as far as it must be understood here: whether it can ever come, and how long it may be silent. */
export interface Schedule {
  /** No date fits, such as 30 February. */
  readonly never: boolean;
  /** No two runs are further apart than this, in seconds; generous where dates matter. */
  readonly gap: number;
}

const minute = 60;
const hour = 3600;
const day = 86_400;

const named: Readonly<Record<string, number>> = {
  '@hourly': hour,
  '@daily': day,
  '@midnight': day,
  '@weekly': 7 * day,
  '@monthly': 31 * day,
  '@yearly': 366 * day,
  '@annually': 366 * day,
};

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const longest: readonly number[] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Reads `30 2 * * 1-5`, `@daily` or `@every 1h30m`.
 * @returns undefined for what the CronJob controller would not understand either
 */
export function parseSchedule(text: string): Schedule | undefined {
  const plain = text
    .trim()
    .replace(/^(?:CRON_)?TZ=\S+\s+/, '')
    .toLowerCase();
  const macro = named[plain];
  if (macro !== undefined) return { never: false, gap: macro };
  const every = /^@every ((?:\d+(?:\.\d+)?(?:h|m|s))+)$/.exec(plain)?.[1];
  if (every !== undefined) return { never: false, gap: duration(every) };
  const [m, h, dom, month, dow, ...more] = plain.split(/\s+/);
  if (more.length > 0) return undefined;
  const minutes = field(m, 0, 59);
  const hours = field(h, 0, 23);
  const dates = field(dom, 1, 31);
  const inYear = field(month, 1, 12, months, 1);
  const inWeek = field(dow, 0, 6, days);
  if (!minutes || !hours || !dates || !inYear || !inWeek) return undefined;
  const anyDate = isAny(dom) && isAny(month) && isAny(dow);
  return {
    never: isAny(dow) && inYear.every((one) => dates.every((date) => date > (longest[one - 1] ?? 31))),
    gap: anyDate ? withinDay(minutes, hours) : betweenDates(dom, month),
  };
}

function isAny(field: string | undefined): boolean {
  return field === '*' || field === '?';
}

function withinDay(minutes: readonly number[], hours: readonly number[]): number {
  return hours.length === 24 ? widest(minutes, 60) * minute : (widest(hours, 24) + (minutes.length > 1 ? 1 : 0)) * hour;
}

/** The widest distance between neighbours on a dial of this size. */
function widest(values: readonly number[], size: number): number {
  return Math.max(...values.map((value, index) => (values[index + 1] ?? (values[0] ?? 0) + size) - value));
}

function betweenDates(dom: string | undefined, month: string | undefined): number {
  if (!isAny(month)) return 366 * day;
  return isAny(dom) ? 7 * day : 62 * day;
}

/** The values of one field, ascending; undefined when it is malformed or out of range. */
function field(
  text: string | undefined,
  least: number,
  most: number,
  names: readonly string[] = [],
  first = 0,
): readonly number[] | undefined {
  const values = new Set<number>();
  for (const part of (text ?? '').split(',')) {
    const [, from = '', to, step] = /^(\*|\?|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(part) ?? [];
    const wild = from === '*' || from === '?';
    const start = wild ? least : number(from, names, first);
    const end = wild || (to === undefined && step !== undefined) ? most : number(to ?? from, names, first);
    const by = Number(step ?? 1);
    if (!(start >= least && end <= most && start <= end && by > 0)) return undefined;
    for (let value = start; value <= end; value += by) values.add(value);
  }
  return [...values].toSorted((a, b) => a - b);
}

function number(text: string, names: readonly string[], first: number): number {
  const index = names.indexOf(text);
  if (index >= 0) return index + first;
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

function duration(text: string): number {
  const unit: Readonly<Record<string, number>> = { h: hour, m: minute, s: 1 };
  return [...text.matchAll(/([\d.]+)([hms])/g)].reduce(
    (sum, [, count, letter]) => sum + Number(count) * (unit[letter ?? ''] ?? 0),
    0,
  );
}
