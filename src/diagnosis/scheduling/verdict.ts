import type { Node } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { refOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { type Refusal, refusalsIn, type Sort } from './message.ts';
import { type Obstacle, obstaclesOf } from './obstacles.ts';
import { type Pending, pendingPods } from './pending.ts';
import { isOutranked } from './priority.ts';

export type SchedulingCode = 'S1' | 'S2' | 'S3' | 'S4' | 'S5' | 'S6' | 'S7' | 'S8' | 'S9' | 'S10' | 'S11';

/** Why one pod is not placed. The rules of the family each tell of one code, so that no pod is told of twice. */
export interface Verdict extends Pending {
  readonly code: SchedulingCode;
  /** Why each node is out of the question; empty when nodes could not be read or did not explain what the scheduler says. */
  readonly obstacles: ReadonlyMap<Node, readonly Obstacle[]>;
  readonly refusals: readonly Refusal[];
  /** Nodes that the pod's own selectors and volumes, and the roles of the nodes, leave over. */
  readonly eligible: readonly Node[];
  /** Nodes that would take the pod if they were well; when no node is open, also those that are cordoned. */
  readonly blames: readonly ObjectRef[];
}

const verdicts = perCluster((cluster) => pendingPods(cluster).flatMap((pending) => verdict(cluster, pending) ?? []));

export function verdictsOf(cluster: Cluster, code: SchedulingCode): readonly Verdict[] {
  return verdicts(cluster).filter((verdict) => verdict.code === code);
}

function verdict(cluster: Cluster, pending: Pending): Verdict | undefined {
  const { pod, message } = pending;
  const none = { ...pending, obstacles: new Map(), refusals: [], eligible: [], blames: [] } as const;
  if ((pod.spec?.schedulingGates?.length ?? 0) > 0) return { ...none, code: 'S7' };
  if (message === undefined) return { ...none, code: 'S8' };
  const noNodes = cluster.canRead('Node') && cluster.all('Node').length === 0;
  if (noNodes || /no nodes available/i.test(message)) return { ...none, code: 'S6' };
  const refusals = refusalsIn(message);
  // Claims and volumes are the business of family V.
  if (refusals.length > 0 && refusals.every((refusal) => refusal.sort === 'volume')) return undefined;

  const all = cluster.canRead('Node') ? obstaclesOf(cluster, pod) : new Map<Node, readonly Obstacle[]>();
  const obstacles = confirmed(all, refusals);
  if (obstacles.size === 0) {
    const code = codeOfRefusals(refusals);
    return code && { ...none, refusals, code };
  }
  const code = codeOf(obstacles);
  const eligible = [...obstacles.keys()].filter((node) => !has(obstacles, node, isPolicy));
  // A cordon is meant by somebody: where other nodes are merely full, the pod's trouble is not folded under it.
  const isBlamed = code === 'S6' || code === 'S3' ? isPassing : isSick;
  const blames = [...all]
    .filter(([, list]) => list.length > 0 && list.every(isBlamed))
    .map(([node]) => refOf('Node', node));
  const placed = { ...pending, obstacles, refusals, eligible, blames };
  if (code === 'S1' && isOutranked(cluster, placed)) return { ...placed, code: 'S10' };
  return code && { ...placed, code };
}

/**
 * What we computed, as far as the scheduler says the same. It names the first obstacle of each node only, and saw a moment
 * that may have passed; where our own reading leaves a node without any, the message alone is trusted: then nothing is returned.
 */
function confirmed(
  all: ReadonlyMap<Node, readonly Obstacle[]>,
  refusals: readonly Refusal[],
): ReadonlyMap<Node, readonly Obstacle[]> {
  const said = new Set<Sort>(refusals.map((refusal) => refusal.sort).filter((sort) => sort !== 'other'));
  // A cordon is a taint too, and versions differ in which of the two they name.
  if (said.has('taint') || said.has('cordon')) said.add('taint').add('cordon');
  const agreed = [...all].map(
    ([node, list]) => [node, list.filter(({ sort }) => said.size === 0 || said.has(sort))] as const,
  );
  return agreed.every(([, list]) => list.length > 0) ? new Map(agreed) : new Map();
}

/** What the pod or the role of the node rules out for good, so that another node is meant. */
function isPolicy(obstacle: Obstacle): boolean {
  if (obstacle.sort === 'taint') return /^node-role\.kubernetes\.io\/|^CriticalAddonsOnly$/.test(obstacle.taint.key);
  return obstacle.sort === 'selector' || obstacle.sort === 'volume';
}

/** What passes when the node is well, or is uncordoned. */
function isPassing(obstacle: Obstacle): boolean {
  return obstacle.sort === 'cordon' || isSick(obstacle);
}

function isSick(obstacle: Obstacle): boolean {
  return obstacle.sort === 'taint' && obstacle.sick;
}

type Obstacles = ReadonlyMap<Node, readonly Obstacle[]>;
type Test = (obstacle: Obstacle) => boolean;

function has(obstacles: Obstacles, node: Node, test: Test): boolean {
  return obstacles.get(node)?.some(test) === true;
}

const sorted =
  (sort: Sort): Test =>
  (obstacle) =>
    obstacle.sort === sort;
const repelling: Test = (obstacle) => obstacle.sort === 'taint' && !obstacle.sick;

function codeOf(obstacles: Obstacles): SchedulingCode | undefined {
  const nodes = [...obstacles.keys()];
  const eligible = nodes.filter((node) => !has(obstacles, node, isPolicy));
  if (eligible.length === 0) return codeOfPolicy(obstacles, nodes);
  const open = eligible.filter((node) => !has(obstacles, node, isPassing));
  const allHave = (of: readonly Node[], test: Test) => of.every((node) => has(obstacles, node, test));
  if (allHave(eligible, (obstacle) => obstacle.sort === 'resource' && obstacle.wanted > obstacle.allocatable))
    return 'S9';
  if (open.length === 0) {
    if (allHave(eligible, sorted('cordon'))) return 'S6';
    return allHave(eligible, sorted('taint')) ? 'S3' : 'S11';
  }
  if (allHave(open, repelling)) return 'S3';
  if (allHave(open, sorted('port'))) return 'S5';
  if (allHave(open, sorted('resource'))) return 'S1';
  if (allHave(open, sorted('affinity'))) return 'S4';
  return 'S11';
}

function codeOfPolicy(obstacles: Obstacles, nodes: readonly Node[]): SchedulingCode | undefined {
  const selected = nodes.filter((node) => !has(obstacles, node, sorted('selector')));
  if (selected.length === 0) return 'S2';
  const reachable = selected.filter((node) => !has(obstacles, node, sorted('volume')));
  if (reachable.length === 0) return selected.length === nodes.length ? undefined : 'S11';
  return reachable.every((node) => has(obstacles, node, repelling)) ? 'S3' : 'S11';
}

const codeOfSort: Readonly<Record<Sort, SchedulingCode | undefined>> = {
  cordon: 'S6',
  taint: 'S3',
  selector: 'S2',
  resource: 'S1',
  port: 'S5',
  affinity: 'S4',
  volume: undefined,
  other: undefined,
};

/** The same judgement from the message alone, which does not say which node is meant: role taints and selectors step back. */
function codeOfRefusals(refusals: readonly Refusal[]): SchedulingCode | undefined {
  const isRole = ({ sort, text }: Refusal) => sort === 'selector' || (sort === 'taint' && text.includes('node-role.'));
  const meant = refusals.filter((refusal) => !isRole(refusal));
  const sorts = new Set((meant.length > 0 ? meant : refusals).map((refusal) => refusal.sort));
  const codes = [...sorts].map((sort) => codeOfSort[sort]);
  return codes.length > 1 ? 'S11' : codes[0];
}
