import type { Evidence } from '../../model/finding.ts';
import type { Event, Node, Pod } from '../../model/kinds.ts';
import { type Cluster, eventTime } from '../cluster.ts';
import { fromEvent, fromStatus, podRef } from '../evidence.ts';
import type { Victim } from '../rule.ts';
import { conditionOf, conditionPath, isReady, nodeRef, saidBy } from './conditions.ts';
import { nodeVictims } from './victims.ts';
import { waitingFor } from './waiting-pods.ts';

export type PressureType = 'DiskPressure' | 'MemoryPressure' | 'PIDPressure';

/** What an eviction's message names, for each pressure. */
const resource: Readonly<Record<PressureType, RegExp>> = {
  DiskPressure: /ephemeral-storage|nodefs|imagefs|containerfs|inodes|disk/i,
  MemoryPressure: /resource: memory|memory\.available|memorypressure/i,
  PIDPressure: /resource: pids|pid\.available|pidpressure/i,
};

export function pressureEvidence(node: Node, type: PressureType): readonly Evidence[] {
  const condition = conditionOf(node, type);
  return condition?.status === 'True' ? [fromStatus(nodeRef(node), conditionPath(type), saidBy(condition))] : [];
}

/** What the pressure stops: pods that it evicted, pods that its taint keeps away, and the node with all on it unless Ready. */
export function pressureVictims(cluster: Cluster, node: Node, type: PressureType): readonly Victim[] {
  return [
    ...evicted(cluster, node, type).map(podRef),
    ...(isReady(node) ? waitingFor(cluster, node) : nodeVictims(cluster, node)),
  ];
}

export function evicted(cluster: Cluster, node: Node, type: PressureType): readonly Pod[] {
  return cluster
    .podsOnNode(node.metadata.name)
    .filter(({ status }) => status?.reason === 'Evicted' && resource[type].test(status.message ?? ''));
}

const recentMs = 30 * 60_000;

/** Recent events about a node with one of these reasons, the newest of each. */
export function recentEvents(cluster: Cluster, node: Node, reasons: readonly string[]): readonly Event[] {
  const events = cluster.events('Node', node).filter((event) => cluster.now - eventTime(event) < recentMs);
  return reasons.flatMap((reason) => events.findLast((event) => event.reason === reason) ?? []);
}

export function eventEvidence(cluster: Cluster, node: Node, reasons: readonly string[]): readonly Evidence[] {
  return recentEvents(cluster, node, reasons).map(fromEvent);
}
