import type { HostFacts } from '../model/host.ts';
import type { Event, Kind, KindTypes, Node, Pod } from '../model/kinds.ts';
import type { KubeObject } from '../model/object.ts';
import { type Readable, valueOf } from '../model/readable.ts';
import { type LogRequest, logKey, type Snapshot } from '../model/snapshot.ts';
import { type Indexes, indexesOf } from './indexes.ts';

export { eventTime } from './indexes.ts';

/** A snapshot with the look-ups that rules need. */
export class Cluster {
  readonly snapshot: Snapshot;
  /** The snapshot's time in milliseconds since 1970; rules have no other clock. */
  readonly now: number;

  readonly #indexes: Indexes;

  constructor(snapshot: Snapshot) {
    this.snapshot = snapshot;
    this.#indexes = indexesOf(snapshot);
    this.now = Date.parse(snapshot.takenAt);
  }

  /** All objects of a kind; none when it could not be read, so a rule lists in `reads` what it takes absence from. */
  all<K extends Kind>(kind: K): readonly KindTypes[K][] {
    return this.#indexes.all(kind);
  }

  canRead(kind: Kind): boolean {
    return this.#indexes.part(kind)?.ok === true;
  }

  /** Whether the server knows the kind at all: an add-on that is not installed explains why it has no objects. */
  serves(kind: Kind): boolean {
    return this.snapshot.absent?.has(kind) !== true;
  }

  get<K extends Kind>(kind: K, namespace: string | undefined, name: string): KindTypes[K] | undefined {
    return this.#indexes
      .byName(kind)
      .get(namespace ?? '')
      ?.get(name) as KindTypes[K] | undefined;
  }

  /** Whether an object exists; `unknown` when its kind, or its namespace, was not read. */
  exists(kind: Kind, namespace: string | undefined, name: string): 'yes' | 'no' | 'unknown' {
    if (!this.canRead(kind)) return 'unknown';
    if (this.get(kind, namespace, name)) return 'yes';
    const asked = this.snapshot.namespaces;
    return namespace !== undefined && asked && !asked.includes(namespace) ? 'unknown' : 'no';
  }

  /** Events about an object, oldest first. Matched by uid where both have one, else by kind, namespace and name. */
  events(kind: string, object: KubeObject): readonly Event[] {
    const { uid, namespace, name } = object.metadata;
    const list = this.#indexes.events().get(`${kind}/${namespace ?? ''}/${name}`) ?? [];
    return list.filter(
      (event) => !uid || !event.involvedObject.uid || event.involvedObject.uid === uid || kind === 'Node',
    );
  }

  pods(namespace?: string): readonly Pod[] {
    return namespace === undefined ? this.all('Pod') : (this.#indexes.podsByNamespace().get(namespace) ?? []);
  }

  podsOnNode(node: string): readonly Pod[] {
    return this.#indexes.podsByNode().get(node) ?? [];
  }

  node(name: string | undefined): Node | undefined {
    return name === undefined ? undefined : this.get('Node', undefined, name);
  }

  log(request: LogRequest): Readable<string> | undefined {
    return this.snapshot.logs.get(logKey(request));
  }

  /** The host that a node runs on, when one is configured and was read: by its own name, its name in lions.yaml or its address. */
  host(node: string): HostFacts | undefined {
    return this.hostEntry(node)?.facts;
  }

  /** The same with the name that the host has in lions.yaml. Facts are undefined when the host could not be read. */
  hostEntry(node: string): { readonly name: string; readonly facts: HostFacts | undefined } | undefined {
    const addresses = new Set((this.node(node)?.status?.addresses ?? []).map((address) => address.address));
    for (const [name, part] of this.snapshot.hosts) {
      const facts = valueOf(part);
      const own = facts && valueOf(facts.hostname);
      const shared = facts && valueOf(facts.addresses)?.some((address) => addresses.has(address));
      if (own === node || name === node || shared) return { name, facts };
    }
    return undefined;
  }
}
