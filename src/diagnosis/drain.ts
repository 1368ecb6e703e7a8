import type { KindTypes, Pod } from '../model/kinds.ts';
import { keyOf, type ObjectRef } from '../model/object.ts';
import type { Cluster } from './cluster.ts';
import type { Container } from './containers.ts';
import { refOf } from './owners.ts';
import { perCluster } from './per-cluster.ts';
import { protectedBy } from './workload/budget.ts';

type Job = KindTypes['Job'];

/** What closes a node by itself, to update it, and not a person. */
export interface Drain {
  /** The Job, or the DaemonSet of kured. */
  readonly ref: ObjectRef;
  /** Milliseconds since 1970; 0 when it is not known. */
  readonly since: number;
}

/** K3s's system-upgrade-controller says of its Jobs which node they work on. */
const upgradedNode = 'upgrade.cattle.io/node';
/** Kured, which reboots nodes one by one, says of its DaemonSet which one it has in hand. */
const kuredLock = 'weave.works/kured-node-lock';

/** By node: the programs that close or empty it, also those that gave up a moment ago and will try again. */
export const drains = perCluster((cluster): ReadonlyMap<string, readonly Drain[]> => {
  const jobs = cluster.all('Job').flatMap((job) => {
    const node = drainedNode(cluster, job.spec?.template?.metadata?.labels, wordsOf(job));
    const since = Date.parse(String(job.status?.startTime ?? '')) || 0;
    const done = job.status?.conditions?.some(({ type, status }) => type === 'Complete' && status === 'True');
    return node === undefined || done ? [] : [{ node, ref: refOf('Job', job), since }];
  });
  const locks = cluster.all('DaemonSet').flatMap((set) => {
    const lock = set.metadata.annotations?.[kuredLock] ?? '';
    const node = /"nodeID"\s*:\s*"([^"]+)"/.exec(lock)?.[1];
    const since = Date.parse(/"created"\s*:\s*"([^"]+)"/.exec(lock)?.[1] ?? '') || 0;
    return node === undefined ? [] : [{ node, ref: refOf('DaemonSet', set), since }];
  });
  const byNode = Map.groupBy([...jobs, ...locks], ({ node }) => node);
  return new Map([...byNode].map(([node, list]) => [node, list.map(({ ref, since }) => ({ ref, since }))]));
});

/** What may keep pods on a node that is being emptied: their budgets, and pods that do not end. */
export function holdingUp(cluster: Cluster, node: string): readonly ObjectRef[] {
  return holders(cluster).get(node) ?? [];
}

const holders = perCluster((cluster): ReadonlyMap<string, readonly ObjectRef[]> => {
  const found = new Map<string, Map<string, ObjectRef>>();
  const add = (pod: Pod, ref: ObjectRef) => {
    const node = pod.spec?.nodeName ?? '';
    const list = found.get(node) ?? new Map<string, ObjectRef>();
    found.set(node, list.set(keyOf(ref), ref));
  };
  for (const [budget, pods] of protectedBy(cluster))
    for (const pod of pods) add(pod, refOf('PodDisruptionBudget', budget));
  for (const pod of cluster.all('Pod')) if (pod.metadata.deletionTimestamp) add(pod, refOf('Pod', pod));
  return new Map([...found].map(([node, refs]) => [node, [...refs.values()]]));
});

/** What may hold up a Job that empties a node; nothing for any other. */
export function holdingUpJob(cluster: Cluster, job: Job): readonly ObjectRef[] {
  const words = wordsOf(job);
  if (!isDrain(words)) return [];
  const node = drainedNode(cluster, job.spec?.template?.metadata?.labels, words);
  return node === undefined ? [] : holdingUp(cluster, node);
}

/**
 * What may hold up a container that empties a node; nothing for any other.
 * @param said the end of its log: where it speaks, it must speak of evictions
 */
export function holdingUpContainer(
  cluster: Cluster,
  { pod, spec }: Container,
  said: readonly string[],
): readonly ObjectRef[] {
  const words = [...(spec.command ?? []), ...(spec.args ?? [])];
  if (
    !isDrain(words) ||
    (said.length > 0 && !said.some((line) => /\bevict|disruption budget|to be drained/i.test(line)))
  )
    return [];
  const node = drainedNode(cluster, pod.metadata.labels, words);
  return node === undefined ? [] : holdingUp(cluster, node);
}

function isDrain(words: readonly string[]): boolean {
  return words.some((word) => /\bdrain\b/.test(word));
}

function drainedNode(
  cluster: Cluster,
  labels: Readonly<Record<string, string>> | undefined,
  words: readonly string[],
): string | undefined {
  const told = labels?.[upgradedNode];
  if (told !== undefined || !isDrain(words)) return told;
  return words.flatMap((word) => word.split(/\s+/)).find((word) => cluster.node(word) !== undefined);
}

function wordsOf(job: Job): readonly string[] {
  const spec = job.spec?.template?.spec;
  const containers = [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])];
  return containers.flatMap(({ command = [], args = [] }) => [...command, ...args]);
}
