import { withoutNulls } from '../../../model/nulls.ts';

/**
 * Gives equal parts of many objects one place in memory: the pods of a workload repeat its environment, probes and
 * tolerations word for word, and these are most of a snapshot. Lives as long as one reading.
 *
 * A part is looked for where the last one lies that begins like it, and is compared with that one in full. So a part costs
 * one walk when it is known, and whatever is not found again costs memory and nothing else. Objects of one workload come
 * soon after each other, so one place for each beginning is enough.
 */
export class Sharing {
  readonly #places: unknown[] = Array.from({ length: places });

  /** An equal part seen before, else this one, without nulls. Callers must not change it. */
  of<T>(part: T): T | undefined {
    if (typeof part !== 'object' || part === null) return part ?? undefined;
    const print = beginning(part, 2);
    const place = (print ^ (print >>> 15)) & (places - 1);
    const known = this.#places[place];
    if (known !== undefined && same(known, part)) return known as T;
    const sound = withoutNulls(part);
    if (sound !== part && known !== undefined && same(known, sound)) return known as T;
    this.#places[place] = sound;
    return sound;
  }
}

/** A power of two. */
const places = 2 ** 15;
/** Of each list or map the first values are looked at, to a small depth. */
const looked = 4;

// Keys are listed before they are walked. V8 has no lasting machine code for a `for … in` that meets objects of hundreds of
// shapes: it compiles one after the other, which costs more than all the rest.

function beginning(part: object, depth: number): number {
  if (Array.isArray(part)) {
    const [first] = part as readonly unknown[];
    return mixed(mixed(part.length, printOf(first, depth)), printOf(part.at(-1), depth));
  }
  const names = Object.keys(part);
  let print = names.length;
  for (let index = 0; index < names.length && index < looked; index++) {
    const name = names[index] as string;
    print = mixed(mixed(print, printOfText(name)), printOf((part as Record<string, unknown>)[name], depth));
  }
  return print;
}

function printOf(value: unknown, depth: number): number {
  if (typeof value === 'string') return printOfText(value);
  if (typeof value === 'number') return value | 0;
  return typeof value === 'object' && value !== null && depth > 0 ? beginning(value, depth - 1) : 3;
}

function mixed(print: number, more: number): number {
  return (Math.imul(print, 31) + more) | 0;
}

/** By the length and three letters, of which one is the last: names that are counted through differ there. */
function printOfText(text: string): number {
  const { length } = text;
  if (length < 3) return length === 0 ? 1 : text.charCodeAt(length - 1);
  return mixed(mixed(length, text.charCodeAt(length - 1)), text.charCodeAt(length - 2) + 131 * text.charCodeAt(0));
}

function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && sameLists(a, b);
  const names = Object.keys(a);
  const others = Object.keys(b);
  if (names.length !== others.length) return false;
  for (let index = 0; index < names.length; index++) {
    // In the order in which the server writes them, which is always the same.
    const name = names[index] as string;
    if (name !== others[index]) return false;
    if (!same((a as Record<string, unknown>)[name], (b as Record<string, unknown>)[name])) return false;
  }
  return true;
}

function sameLists(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (!same(a[index], b[index])) return false;
  return true;
}
