import type { HostFacts } from '../../model/host.ts';
import type { Node } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import { type Unreadable, valueOf } from '../../model/readable.ts';
import type { Cluster } from '../cluster.ts';
import { nodeRef } from './conditions.ts';

/** A machine, seen from both sides: its node in the cluster, its host in lions.yaml. At least one of the two is there. */
export interface Place {
  readonly node?: Node;
  readonly host?: PlaceHost;
  /** The node, or the host where no node is known. */
  readonly object: ObjectRef;
}

export interface PlaceHost {
  /** In lions.yaml. */
  readonly name: string;
  readonly facts?: HostFacts;
  /** Why there are no facts. */
  readonly unreadable?: Unreadable;
}

/** A place whose host was read. */
export type ReadPlace = Place & { readonly host: { readonly name: string; readonly facts: HostFacts } };

const known = new WeakMap<Cluster, readonly Place[]>();

/** Every node with its host, then the hosts without a node. Computed once for each cluster. */
export function placesOf(cluster: Cluster): readonly Place[] {
  let places = known.get(cluster);
  if (!places) {
    places = findPlaces(cluster);
    known.set(cluster, places);
  }
  return places;
}

export function readPlaces(cluster: Cluster): readonly ReadPlace[] {
  return placesOf(cluster).filter((place): place is ReadPlace => place.host?.facts !== undefined);
}

function findPlaces(cluster: Cluster): readonly Place[] {
  const taken = new Set<string>();
  const nodes = cluster.all('Node').map((node): Place => {
    const entry = cluster.hostEntry(node.metadata.name);
    if (!entry) return { node, object: nodeRef(node) };
    taken.add(entry.name);
    return { node, host: hostOf(cluster, entry.name), object: nodeRef(node) };
  });
  const alone = [...cluster.snapshot.hosts.keys()]
    .filter((name) => !taken.has(name))
    .map((name): Place => ({ host: hostOf(cluster, name), object: { kind: 'Host', name } }));
  return [...nodes, ...alone];
}

function hostOf(cluster: Cluster, name: string): PlaceHost {
  const part = cluster.snapshot.hosts.get(name);
  const facts = valueOf(part);
  if (facts) return { name, facts };
  return part && !part.ok ? { name, unreadable: part.unreadable } : { name };
}

/** The name under which the machine's node is, or would be, in the cluster. */
export function nodeName(place: Place): string {
  const own = place.host?.facts && valueOf(place.host.facts.hostname);
  return place.node?.metadata.name ?? own ?? place.host?.name ?? '';
}
