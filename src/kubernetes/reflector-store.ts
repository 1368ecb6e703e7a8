import type { RawObject } from './object.ts';
import { identityOf, type ObjectIdentity, type WatchEvent } from './watch.ts';

/** What happened to one object since the last time it was told. */
export type Change<T> =
  | { readonly type: 'added'; readonly object: T; readonly identity: ObjectIdentity }
  | { readonly type: 'modified'; readonly object: T; readonly before: T; readonly identity: ObjectIdentity }
  /** `object` is the last state that is known. */
  | { readonly type: 'deleted'; readonly object: T; readonly identity: ObjectIdentity };

export interface Entry<T> {
  readonly identity: ObjectIdentity;
  readonly object: T;
}

/** Projects an object and keeps beside it what tells its states apart. */
export function entryOf<T>(object: RawObject, project: (object: RawObject) => T | undefined): Entry<T> | undefined {
  const kept = project(object);
  return kept === undefined ? undefined : { identity: identityOf(object), object: kept };
}

/**
 * The known state of a kind. Whatever arrives twice (a relist after a cut, a replayed event) makes no second change, and
 * an object that vanished unseen, or was replaced by another of its name, is told as deleted.
 */
export class ReflectorStore<T> {
  readonly #entries = new Map<string, Entry<T>>();

  get size(): number {
    return this.#entries.size;
  }

  get(namespace: string, name: string): T | undefined {
    return this.#entries.get(`${namespace}/${name}`)?.object;
  }

  *values(): IterableIterator<T> {
    for (const { object } of this.#entries.values()) yield object;
  }

  /** Takes a whole list over. Deletions come first. */
  replace(entries: readonly Entry<T>[]): Change<T>[] {
    const current = new Set(entries.map((entry) => keyOf(entry.identity)));
    const gone = [...this.#entries.keys()].filter((key) => !current.has(key));
    return [...gone.flatMap((key) => this.#drop(key)), ...entries.flatMap((entry) => this.#put(entry))];
  }

  take(event: Exclude<WatchEvent<T>, { type: 'BOOKMARK' }>): Change<T>[] {
    const { type, identity, object } = event;
    const known = this.#entries.get(keyOf(identity));
    // A late deletion of a predecessor says nothing about the object that has its name now.
    if (type === 'DELETED') return known && known.identity.uid !== identity.uid ? [] : this.#drop(keyOf(identity));
    return object === undefined ? this.#drop(keyOf(identity)) : this.#put({ identity, object });
  }

  #put(entry: Entry<T>): Change<T>[] {
    const key = keyOf(entry.identity);
    const known = this.#entries.get(key);
    if (known && known.identity.uid === entry.identity.uid) {
      if (known.identity.resourceVersion === entry.identity.resourceVersion) return [];
      this.#entries.set(key, entry);
      return [{ type: 'modified', before: known.object, ...entry }];
    }
    const dropped = this.#drop(key);
    this.#entries.set(key, entry);
    return [...dropped, { type: 'added', ...entry }];
  }

  #drop(key: string): Change<T>[] {
    const known = this.#entries.get(key);
    if (!known) return [];
    this.#entries.delete(key);
    return [{ type: 'deleted', ...known }];
  }
}

const keyOf = (identity: ObjectIdentity) => `${identity.namespace}/${identity.name}`;
