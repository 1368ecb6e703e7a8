import type { Node, Pod } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { perCluster, perReading } from '../per-cluster.ts';
import { amount } from '../quantity.ts';

/** By resource name, in the whole numbers of {@link amount}: thousandths of a core, bytes, pieces. */
export type Amounts = ReadonlyMap<string, number>;

type Resources = { readonly requests?: object; readonly limits?: object } | undefined;

/**
 * What a pod asks of its node, as the scheduler adds it up: all containers and sidecars together, or the largest moment
 * while init containers run, whichever is more; then the overhead of its runtime class. `pods` counts the pod itself.
 */
export function requestsOf(pod: Pod): Amounts {
  const main = (pod.spec?.containers ?? []).map((container) => asked(container.resources));
  let sidecars: Amounts = new Map();
  let starting: Amounts = new Map();
  for (const init of pod.spec?.initContainers ?? []) {
    const own = asked(init.resources);
    if (init.restartPolicy === 'Always') sidecars = sum(sidecars, own);
    starting = largest(starting, init.restartPolicy === 'Always' ? sidecars : sum(sidecars, own));
  }
  const steady = largest(main.reduce(sum, sidecars), starting);
  // Resources of the pod as a whole, where it has them, stand for those of its containers.
  const whole = new Map([...steady, ...asked((pod.spec as { resources?: Resources } | undefined)?.resources)]);
  return sum(sum(whole, amounts(pod.spec?.overhead)), new Map([['pods', 1]]));
}

export function allocatableOf(node: Node): Amounts {
  return amounts(node.status?.allocatable);
}

/** What the pods placed on a node ask for together. Too low when only some namespaces were read. */
export const requestedOn = perReading((cluster) => {
  const byNode = new Map<string, Amounts>();
  for (const pod of cluster.all('Pod')) {
    const node = pod.spec?.nodeName;
    if (!node || isOver(pod)) continue;
    byNode.set(node, sum(byNode.get(node) ?? new Map(), requestsOf(pod)));
  }
  return (node: Node): Amounts => byNode.get(node.metadata.name) ?? new Map();
});

export interface Requester {
  /** `namespace/name`. */
  readonly name: string;
  readonly amount: number;
}

/** The pods that reserve most of a resource on the given nodes, largest first. */
export function largestRequesters(
  cluster: Cluster,
  nodes: readonly Node[],
  resource: string,
  most = 3,
): readonly Requester[] {
  const largest = largestOn(cluster);
  return nodes
    .flatMap((node) => largest(node.metadata.name, resource).slice(0, most))
    .toSorted(byAmount)
    .slice(0, most);
}

/** Of one node, sorted once: every pod that waits asks the same. */
const largestOn = perCluster((cluster) => {
  const kept = new Map<string, readonly Requester[]>();
  return (node: string, resource: string): readonly Requester[] => {
    const key = `${node} ${resource}`;
    const known = kept.get(key) ?? requesters(cluster, node, resource).toSorted(byAmount);
    kept.set(key, known);
    return known;
  };
});

function requesters(cluster: Cluster, node: string, resource: string): readonly Requester[] {
  return cluster
    .podsOnNode(node)
    .filter((pod) => !isOver(pod))
    .map((pod) => ({
      name: `${pod.metadata.namespace}/${pod.metadata.name}`,
      amount: requestsOf(pod).get(resource) ?? 0,
    }))
    .filter((pod) => pod.amount > 0);
}

function byAmount(a: Requester, b: Requester): number {
  return b.amount - a.amount || a.name.localeCompare(b.name);
}

/** A pod that ended holds nothing of its node any more. */
export function isOver(pod: Pod): boolean {
  return pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed';
}

/** Containers that ask for the same have one object for it in common, as snapshots are read. */
const known = new WeakMap<object, Amounts>();
const nothing: Amounts = new Map();

/** A limit without a request counts as the request. */
function asked(resources: Resources): Amounts {
  if (!resources) return nothing;
  let amountsOfAll = known.get(resources);
  if (!amountsOfAll) {
    amountsOfAll = new Map([...amounts(resources.limits), ...amounts(resources.requests)]);
    known.set(resources, amountsOfAll);
  }
  return amountsOfAll;
}

function amounts(list: object | undefined): Amounts {
  const pairs = Object.entries(list ?? {}).map(([name, value]) => [name, amount(name, value)] as const);
  return new Map(pairs.filter((pair): pair is [string, number] => pair[1] !== undefined));
}

function sum(a: Amounts, b: Amounts): Amounts {
  return combine(a, b, (x, y) => x + y);
}

function largest(a: Amounts, b: Amounts): Amounts {
  return combine(a, b, Math.max);
}

function combine(a: Amounts, b: Amounts, how: (x: number, y: number) => number): Amounts {
  const made = new Map<string, number>();
  for (const [name, amount] of a) made.set(name, how(amount, b.get(name) ?? 0));
  for (const [name, amount] of b) if (!a.has(name)) made.set(name, how(0, amount));
  return made;
}
