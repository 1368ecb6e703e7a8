import { builtIns, customTypes, type ResourceType } from '../api/resources.ts';
import type { StoredObject } from '../fields.ts';

export type ChangeType = 'ADDED' | 'MODIFIED' | 'DELETED';

/** One write. `object` of a deletion is the last state, with the resourceVersion of the deletion. */
export interface Change {
  readonly revision: number;
  readonly type: ChangeType;
  /** {@link tableOf} of the object's type. */
  readonly table: string;
  readonly object: StoredObject;
  readonly previous: StoredObject | undefined;
}

/** Group and resource name an object's table; its versions share it. */
export const tableOf = (type: Pick<ResourceType, 'group' | 'resource'>) => `${type.group}/${type.resource}`;

const keyOf = (namespace: string | undefined, name: string) => (namespace ? `${namespace}/${name}` : name);

/**
 * The cluster's state: every object's newest version, and the last changes, by which watches resume and pages of one
 * list stay consistent. What was compacted away answers 410, as etcd does. It checks nothing; the API layer does.
 */
export class Store {
  readonly #tables = new Map<string, Map<string, StoredObject>>();
  readonly #changes: Change[] = [];
  readonly #listeners = new Set<(change: Change) => void>();
  readonly #historyLimit: number;
  #revision = 1;
  #compacted = 1;
  #types: readonly ResourceType[] | undefined;

  constructor(historyLimit = 10_000) {
    this.#historyLimit = historyLimit;
  }

  get revision(): number {
    return this.#revision;
  }

  /** Changes up to this revision are forgotten. */
  get compacted(): number {
    return this.#compacted;
  }

  /** Built-in types and those that CustomResourceDefinitions add. */
  get types(): readonly ResourceType[] {
    this.#types ??= [...builtIns, ...this.list('apiextensions.k8s.io/customresourcedefinitions').flatMap(customTypes)];
    return this.#types;
  }

  typeOf(apiVersion: string, kind: string): ResourceType | undefined {
    return this.types.find(
      (type) => type.kind === kind && `${type.group}${type.group && '/'}${type.version}` === apiVersion,
    );
  }

  get(table: string, namespace: string | undefined, name: string): StoredObject | undefined {
    return this.#tables.get(table)?.get(keyOf(namespace, name));
  }

  /** In the order of namespace and name, as the real server lists. */
  list(table: string, namespace?: string): StoredObject[] {
    const all = [...(this.#tables.get(table)?.entries() ?? [])];
    const wanted = namespace ? all.filter(([, object]) => object.metadata.namespace === namespace) : all;
    return wanted.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, object]) => object);
  }

  /** The state of a table as it was at a revision that is not compacted. */
  listAt(table: string, revision: number, namespace?: string): StoredObject[] {
    const state = new Map(this.list(table, namespace).map((object) => [object.metadata.uid, object]));
    for (const change of this.#changes.toReversed()) {
      if (change.revision <= revision) break;
      if (change.table !== table || (namespace && change.object.metadata.namespace !== namespace)) continue;
      if (change.previous) state.set(change.object.metadata.uid, change.previous);
      else state.delete(change.object.metadata.uid);
    }
    const key = (object: StoredObject) => keyOf(object.metadata.namespace, object.metadata.name);
    return [...state.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  }

  /** Every object of every table. */
  *everything(): Generator<{ table: string; object: StoredObject }> {
    for (const [table, objects] of this.#tables) for (const object of objects.values()) yield { table, object };
  }

  /** Puts a new version in place and gives it the next resourceVersion. */
  put(table: string, object: StoredObject): StoredObject {
    const { namespace, name } = object.metadata;
    const previous = this.get(table, namespace, name);
    const revision = ++this.#revision;
    const stored = { ...object, metadata: { ...object.metadata, resourceVersion: String(revision) } };
    let rows = this.#tables.get(table);
    if (!rows) this.#tables.set(table, (rows = new Map()));
    rows.set(keyOf(namespace, name), stored);
    this.#record({ revision, type: previous ? 'MODIFIED' : 'ADDED', table, object: stored, previous });
    return stored;
  }

  remove(table: string, object: StoredObject): StoredObject | undefined {
    const { namespace, name } = object.metadata;
    const previous = this.get(table, namespace, name);
    if (!previous) return undefined;
    this.#tables.get(table)?.delete(keyOf(namespace, name));
    const revision = ++this.#revision;
    const last = { ...previous, metadata: { ...previous.metadata, resourceVersion: String(revision) } };
    this.#record({ revision, type: 'DELETED', table, object: last, previous });
    return last;
  }

  changesSince(revision: number): Change[] {
    return this.#changes.filter((change) => change.revision > revision);
  }

  onChange(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Forgets all changes: older resourceVersions and continue tokens are answered with 410 from now on. */
  compact(): void {
    this.#changes.length = 0;
    this.#compacted = this.#revision;
  }

  #record(change: Change): void {
    if (change.table === 'apiextensions.k8s.io/customresourcedefinitions') this.#types = undefined;
    this.#changes.push(change);
    if (this.#changes.length > this.#historyLimit) this.#compacted = this.#changes.shift()?.revision ?? this.#compacted;
    for (const listener of this.#listeners) listener(change);
  }
}
