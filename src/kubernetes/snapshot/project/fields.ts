import { redact } from '../../../redaction/redact.ts';

/** A JSON object of which nothing is known. Projections trust no shape: a cluster may hold odd objects. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The named fields that are there; undefined for what is no object. */
export function pick(value: unknown, names: readonly string[]): Record<string, unknown> | undefined {
  if (!isFields(value)) return undefined;
  const picked: Record<string, unknown> = {};
  for (const name of names) if (value[name] !== undefined) picked[name] = value[name];
  return picked;
}

/** The object with some of its fields made anew; fields that are not there stay away. */
export function change(
  value: unknown,
  changes: Readonly<Record<string, (old: unknown) => unknown>>,
): Record<string, unknown> | undefined {
  if (!isFields(value)) return undefined;
  const changed: Record<string, unknown> = { ...value };
  for (const [name, make] of Object.entries(changes)) {
    if (changed[name] === undefined) continue;
    const made = make(changed[name]);
    if (made === undefined) delete changed[name];
    else changed[name] = made;
  }
  return changed;
}

export function each(make: (item: unknown) => unknown): (list: unknown) => unknown[] | undefined {
  return (list) => (Array.isArray(list) ? list.map(make) : undefined);
}

/** A text without secrets, cut where no reader goes on. */
export function words(value: unknown): unknown {
  return typeof value === 'string' ? redact(value.length > 4096 ? `${value.slice(0, 4096)}…` : value) : value;
}

export function texts(value: unknown): Readonly<Record<string, string>> | undefined {
  if (!isFields(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
