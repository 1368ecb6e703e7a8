import { withoutNulls } from '../../../model/nulls.ts';
import { redact } from '../../../redaction/redact.ts';
import type { Sharing } from './sharing.ts';

/** A JSON object of which nothing is known. Projections trust no shape: a cluster may hold odd objects. */
export type Fields = Readonly<Record<string, unknown>>;

/** What a snapshot keeps of a value that is not null: without nulls itself; undefined when it is left out. */
export type Make = (value: unknown, sharing: Sharing) => unknown;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * An object of the fields that are named, each made as the table says; undefined for what is no object.
 * @param others makes the fields that are not named, which are left out without it
 */
export function record(
  table: Readonly<Record<string, Make>>,
  others?: Make,
): (value: unknown, sharing: Sharing) => Record<string, unknown> | undefined {
  const makers = new Map(Object.entries(table));
  return (value, sharing) => {
    if (!isFields(value)) return undefined;
    const made: Record<string, unknown> = {};
    for (const name of Object.keys(value)) {
      const make = makers.get(name) ?? others;
      const part = value[name];
      if (make === undefined || part === null || name === '__proto__') continue;
      const result = make(part, sharing);
      if (result !== undefined) made[name] = result;
    }
    return made;
  };
}

/** The same maker for all of the names, to be spread into a table. */
export function all(make: Make, ...names: readonly string[]): Readonly<Record<string, Make>> {
  return Object.fromEntries(names.map((name) => [name, make]));
}

export function each(make: Make): (list: unknown, sharing: Sharing) => unknown[] | undefined {
  return (list, sharing) => {
    if (!Array.isArray(list)) return undefined;
    const made: unknown[] = [];
    for (const item of list) {
      const result = item === null ? undefined : make(item, sharing);
      if (result !== undefined) made.push(result);
    }
    return made;
  };
}

/** As it is, for what no other object has. */
export function plain(value: unknown): unknown {
  return typeof value === 'object' ? withoutNulls(value) : value;
}

/** As it is, for what many objects have. */
export function shared(value: unknown, sharing: Sharing): unknown {
  return sharing.of(value);
}

/** Made so, and then shared. */
export function sharedAs(make: Make): Make {
  return (value, known) => known.of(make(value, known));
}

export function gone(): undefined {
  return undefined;
}

/** A text without secrets, cut where no reader goes on. */
export function words(value: unknown): unknown {
  if (typeof value !== 'string') return plain(value);
  return redact(value.length > 4096 ? `${value.slice(0, 4096)}…` : value);
}

export function texts(value: unknown): Readonly<Record<string, string>> | undefined {
  if (!isFields(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
