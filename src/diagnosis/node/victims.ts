import type { Node } from '../../model/kinds.ts';
import { apiTrouble, clusterRef } from '../api.ts';
import type { Cluster } from '../cluster.ts';
import { podRef } from '../evidence.ts';
import type { Victim } from '../rule.ts';
import { isReady, nodeRef } from './conditions.ts';
import { isLate, nodeLease } from './leases.ts';
import { nodeName, type Place } from './place.ts';
import { unitHealth } from './unit.ts';
import { waitingFor } from './waiting-pods.ts';

/** A node that does not work, the pods stranded on it and those that wait for it. What is not ready on it is found by the frame. */
export function nodeVictims(cluster: Cluster, node: Node): readonly Victim[] {
  const stranded = cluster
    .podsOnNode(node.metadata.name)
    .filter((pod) => pod.metadata.deletionTimestamp || pod.status?.phase === 'Unknown');
  return [nodeRef(node), ...stranded.map(podRef), ...waitingFor(cluster, node)];
}

/**
 * What a machine's trouble stops when it is grave enough to stop K3s: its node unless that is Ready, the node that never came,
 * and on a server the API server when it does not answer.
 */
export function stoppedAt(cluster: Cluster, place: Place): readonly Victim[] {
  return [...stoppedNode(cluster, place), ...stoppedApi(cluster, place)];
}

function stoppedNode(cluster: Cluster, place: Place): readonly Victim[] {
  if (place.node) return works(cluster, place.node, place) ? [] : nodeVictims(cluster, place.node);
  return cluster.canRead('Node') ? [{ kind: 'Node', name: nodeName(place) }] : [];
}

function stoppedApi(cluster: Cluster, place: Place): readonly Victim[] {
  const explains = place.host?.facts?.role === 'server' && apiTrouble(cluster)?.side === 'server';
  return explains ? [clusterRef(cluster)] : [];
}

/** Kubernetes notices a node that fell silent only after 40 to 50 seconds; its lease and its host tell earlier. */
function works(cluster: Cluster, node: Node, { host }: Place): boolean {
  const health = host?.facts && unitHealth(host.facts, cluster.now);
  const runs = health === undefined || health === 'up' || health === 'unread';
  return runs && isReady(node) && !isLate(cluster, nodeLease(cluster, node.metadata.name));
}
