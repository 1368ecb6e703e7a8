import type { Event, Kind, KindTypes } from '../model/kinds.ts';
import { type KubeObject, keyOf, type ObjectRef } from '../model/object.ts';
import { type Readable, valueOf } from '../model/readable.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { lazily } from './lazily.ts';
import { soundObjects } from './sound.ts';

type ByName = ReadonlyMap<string, ReadonlyMap<string, KubeObject>>;

/** The objects of one reading, each index built once, on first use. */
export class Indexes {
  readonly #snapshot: Snapshot;
  readonly #sound = new Map<Kind, readonly KubeObject[]>();
  readonly #names = new Map<Kind, ByName>();

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
  }

  part<K extends Kind>(kind: K): Readable<readonly KindTypes[K][]> | undefined {
    return this.#snapshot.kinds.get(kind) as Readable<readonly KindTypes[K][]> | undefined;
  }

  all<K extends Kind>(kind: K): readonly KindTypes[K][] {
    let objects = this.#sound.get(kind);
    if (!objects) {
      objects = soundObjects(kind, valueOf(this.part(kind)) as readonly KubeObject[] | undefined, this.#snapshot);
      this.#sound.set(kind, objects);
    }
    return objects as readonly KindTypes[K][];
  }

  /** By namespace (empty for cluster-wide kinds) and name. */
  byName(kind: Kind): ByName {
    let index = this.#names.get(kind);
    if (!index) {
      index = byNamespaceAndName(this.all(kind));
      this.#names.set(kind, index);
    }
    return index;
  }

  readonly podsByNamespace = lazily(() => Map.groupBy(this.all('Pod'), (pod) => pod.metadata.namespace ?? ''));
  readonly podsByNode = lazily(() => Map.groupBy(this.all('Pod'), (pod) => pod.spec?.nodeName ?? ''));
  /** By what they are about, oldest first. */
  readonly events = lazily(() => {
    const timed = this.all('Event').map((event) => ({ event, at: eventTime(event) }));
    const sorted = timed.toSorted((a, b) => a.at - b.at).map(({ event }) => event);
    return Map.groupBy(sorted, ({ involvedObject: about }) =>
      keyOf({ kind: about.kind ?? '', name: about.name ?? '', namespace: about.namespace } satisfies ObjectRef),
    );
  });
}

const known = new WeakMap<Snapshot['kinds'], Indexes>();

/** The same for all snapshots with the objects of one reading: one with the logs has them from one without. */
export function indexesOf(snapshot: Snapshot): Indexes {
  let indexes = known.get(snapshot.kinds);
  if (!indexes) {
    indexes = new Indexes(snapshot);
    known.set(snapshot.kinds, indexes);
  }
  return indexes;
}

function byNamespaceAndName(objects: readonly KubeObject[]): ByName {
  const index = new Map<string, Map<string, KubeObject>>();
  for (const object of objects) {
    const { namespace = '', name } = object.metadata;
    const others = index.get(namespace);
    if (others) others.set(name, object);
    else index.set(namespace, new Map([[name, object]]));
  }
  return index;
}

/** When an event was last seen, in milliseconds; old and new event APIs fill different fields. */
export function eventTime(event: Event): number {
  const at =
    event.series?.lastObservedTime ?? event.lastTimestamp ?? event.eventTime ?? event.metadata.creationTimestamp;
  return at ? Date.parse(String(at)) : 0;
}
