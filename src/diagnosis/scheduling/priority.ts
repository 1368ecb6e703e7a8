import type { Node, Pod } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { perCluster } from '../per-cluster.ts';
import type { Obstacle } from './obstacles.ts';
import { isOver, requestsOf } from './requests.ts';

/** Priorities above this belong to the system, which every cluster runs; to be below those is no starvation. */
const highestOfUsers = 1_000_000_000;

interface Placed {
  readonly pod: Pod;
  readonly eligible: readonly Node[];
  readonly obstacles: ReadonlyMap<Node, readonly Obstacle[]>;
}

/** Whether a pod lacks room because more important ones took it: a sibling was preempted, or they hold what is missing. */
export function isOutranked(cluster: Cluster, placed: Placed): boolean {
  return preemptionOf(cluster, placed.pod) !== undefined || superiors(cluster, placed).length > 0;
}

/** The event that tells of the preemption of this pod's predecessor or sibling, which is gone itself. */
export function preemptionOf(cluster: Cluster, pod: Pod) {
  const family = pod.metadata.name.replace(/[^-]*$/, '');
  return preemptions(cluster).find(({ involvedObject: { namespace, name = '' } }) => {
    return namespace === pod.metadata.namespace && family !== '' && name.replace(/[^-]*$/, '') === family;
  });
}

const preemptions = perCluster((cluster) =>
  cluster.all('Event').filter(({ reason, involvedObject }) => reason === 'Preempted' && involvedObject?.kind === 'Pod'),
);

/** On the first eligible node where it is so: the pods of higher rank that hold at least what the pod lacks. */
export function superiors(cluster: Cluster, { pod, eligible, obstacles }: Placed): readonly Pod[] {
  for (const node of eligible) {
    const lacks = (obstacles.get(node) ?? []).filter((obstacle) => obstacle.sort === 'resource');
    const higher = cluster
      .podsOnNode(node.metadata.name)
      .filter((other) => !isOver(other) && rank(other) > rank(pod) && rank(other) <= highestOfUsers);
    const held = (resource: string) => higher.reduce((sum, other) => sum + (requestsOf(other).get(resource) ?? 0), 0);
    const enough = lacks.every(({ resource, wanted, free }) => held(resource) >= wanted - free);
    if (lacks.length > 0 && higher.length > 0 && enough) return higher;
  }
  return [];
}

function rank(pod: Pod): number {
  return typeof pod.spec?.priority === 'number' ? pod.spec.priority : 0;
}
