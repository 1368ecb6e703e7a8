/** How long ago an instant was, in kubectl's short form. */
export function age(since: string | null | undefined, now = Date.now()): string {
  if (!since) return '<unknown>';
  return shortDuration(now - Date.parse(since));
}

/** As `duration.HumanDuration` of apimachinery: 45s, 5m30s, 90m, 3h20m, 2d4h, 30d. */
export function shortDuration(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  if (!Number.isFinite(seconds) || seconds < -1) return '<invalid>';
  if (seconds < 0) return '0s';
  if (seconds < 120) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 10) return two(minutes, 'm', seconds % 60, 's');
  if (minutes < 180) return `${minutes}m`;
  const hours = Math.floor(minutes / 60);
  if (hours < 8) return two(hours, 'h', minutes % 60, 'm');
  if (hours < 48) return `${hours}h`;
  if (hours < 192) return two(Math.floor(hours / 24), 'd', hours % 24, 'h');
  const days = Math.floor(hours / 24);
  if (days < 730) return `${days}d`;
  const years = Math.floor(days / 365);
  return years < 8 ? two(years, 'y', days % 365, 'd') : `${years}y`;
}

const two = (big: number, bigUnit: string, small: number, smallUnit: string) =>
  small === 0 ? `${big}${bigUnit}` : `${big}${bigUnit}${small}${smallUnit}`;

/** `a=b,c=d`, or `<none>`. */
export function pairs(labels: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(labels).map(([key, value]) => `${key}=${String(value)}`);
  return entries.length > 0 ? entries.sort().join(',') : '<none>';
}

export const orNone = (text: string | undefined) => text || '<none>';
