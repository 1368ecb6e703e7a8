/**
 * Gives equal parts of many objects one place in memory: the pods of a workload repeat its environment, probes and
 * tolerations word for word, and these are most of a snapshot. Lives as long as one reading.
 */
export class Sharing {
  readonly #known = new Map<string, unknown>();

  /** An equal part seen before, else this one. Callers must not change it. */
  of<T>(part: T): T {
    if (typeof part !== 'object' || part === null) return part;
    const key = JSON.stringify(part);
    // A part that is long or comes when all is full was probably never to come again.
    if (key.length > longest) return part;
    const known = this.#known.get(key);
    if (known !== undefined) return known as T;
    if (this.#known.size < most) this.#known.set(key, part);
    return part;
  }

  /** The object with its fields shared, but for those that are named. */
  fields(object: Record<string, unknown> | undefined, ...but: readonly string[]): Record<string, unknown> | undefined {
    if (!object) return undefined;
    return Object.fromEntries(
      Object.entries(object).map(([name, part]) => [name, but.includes(name) ? part : this.of(part)]),
    );
  }
}

/** Characters of JSON. */
const longest = 8192;
/** Parts. */
const most = 20_000;
