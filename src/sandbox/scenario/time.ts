import { instant } from '../fields.ts';

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of `45s`, `5m`, `3h`, `12d`. */
export function milliseconds(duration: string): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(duration);
  return match ? Number(match[1]) * (units[match[2] ?? ''] ?? 0) : 0;
}

/** Times of a scenario, all relative to its start. */
export class Clock {
  readonly start: Date;

  constructor(start: Date) {
    this.start = start;
  }

  /** @param after milliseconds to add to that instant */
  ago(duration: string, after = 0): string {
    return instant(new Date(this.start.getTime() - milliseconds(duration) + after));
  }

  /** With microseconds, as leases and new events have it. */
  microAgo(duration: string): string {
    return new Date(this.start.getTime() - milliseconds(duration)).toISOString().replace('Z', '000Z');
  }
}

/** Replaces `{{ago 5m}}` and `{{in 30d}}` in every text of a value by the instant they mean. */
export function withTimes<T>(value: T, clock: Clock): T {
  if (typeof value === 'string')
    return value.replace(/\{\{\s*(ago|in)\s+([\d.]+(?:ms|s|m|h|d))\s*\}\}/g, (_, way: string, duration: string) =>
      way === 'ago' ? clock.ago(duration) : clock.ago('0s', milliseconds(duration)),
    ) as T;
  if (Array.isArray(value)) return value.map((item) => withTimes(item, clock)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withTimes(inner, clock)])) as T;
}
