import type { Evidence } from '../../model/finding.ts';
import type { Node } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { fromSpec, fromStatus, podRef } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { written } from '../quantity.ts';
import { shortened } from './draft.ts';
import type { Obstacle } from './obstacles.ts';
import { largestRequesters, requestsOf } from './requests.ts';
import type { Verdict } from './verdict.ts';

type Short = Extract<Obstacle, { sort: 'resource' }>;

/** What a pod lacks on the nodes meant for it, in figures. Where nodes could not be read, as far as the message goes. */
export interface Shortage {
  readonly resource: string;
  readonly wanted: string;
  /** `node-1: 500m / 4`: free and allocatable. */
  readonly nodes: string;
  /** `shop/big-0: 2`: the pods that reserve most there. */
  readonly largest: string;
  readonly evidence: readonly Evidence[];
}

export function shortageOf(cluster: Cluster, verdict: Verdict): Shortage {
  const resource = scarcest(verdict);
  const wanted = requestsOf(verdict.pod).get(resource) ?? 0;
  const short = verdict.eligible.flatMap((node) => {
    const found = shortOf(verdict, node, resource);
    return found ? [{ node, found }] : [];
  });
  const nodes = short.map(({ node, found }) => `${node.metadata.name}: ${free(found)} / ${all(found)}`);
  const requesters = largestRequesters(cluster, verdict.eligible, resource);
  return {
    resource,
    wanted: written(resource, wanted),
    nodes: shortened(nodes),
    largest: shortened(requesters.map(({ name, amount }) => `${name}: ${written(resource, amount)}`)),
    evidence: [
      fromSpec(podRef(verdict.pod), `spec.containers[*].resources.requests.${resource}`, written(resource, wanted)),
      ...short
        .slice(0, 5)
        .map(({ node, found }) =>
          fromStatus(refOf('Node', node), `status.allocatable.${resource}`, `${all(found)}, ${free(found)} free`),
        ),
    ],
  };
}

/** The resource that most of the nodes lack; the first in the scheduler's message when that is all there is. */
function scarcest(verdict: Verdict): string {
  const counts = new Map<string, number>();
  for (const node of verdict.eligible) {
    for (const obstacle of verdict.obstacles.get(node) ?? [])
      if (obstacle.sort === 'resource') counts.set(obstacle.resource, (counts.get(obstacle.resource) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  return most?.[0] ?? verdict.refusals.find(({ resource }) => resource !== undefined)?.resource ?? 'cpu';
}

function shortOf(verdict: Verdict, node: Node, resource: string): Short | undefined {
  return verdict.obstacles
    .get(node)
    ?.find((obstacle): obstacle is Short => obstacle.sort === 'resource' && obstacle.resource === resource);
}

function free({ resource, free }: Short): string {
  return written(resource, free);
}

function all({ resource, allocatable }: Short): string {
  return written(resource, allocatable);
}
