import type { Node, Pod } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { claimsOf } from '../impact.ts';
import { written } from '../quantity.ts';
import {
  equalities,
  type NodeSelectorTerm,
  selectsNode,
  type Taint,
  tolerates,
  unmetBy,
  writtenTaint,
} from '../selector.ts';
import { type PeerObstacle, peerObstacles } from './peers.ts';
import { hostPortsOf, portHolder } from './ports.ts';
import { allocatableOf, requestedOn, requestsOf } from './requests.ts';

/** One reason why a pod cannot be placed on a node. */
export type Obstacle =
  | { readonly sort: 'cordon' }
  /** `sick` when Kubernetes set the taint because the node is unwell. */
  | { readonly sort: 'taint'; readonly taint: Taint; readonly sick: boolean }
  | { readonly sort: 'selector' }
  | { readonly sort: 'volume'; readonly claim: string }
  /** In the whole numbers of `amount`; `free` is never below zero. */
  | {
      readonly sort: 'resource';
      readonly resource: string;
      readonly wanted: number;
      readonly free: number;
      readonly allocatable: number;
    }
  | { readonly sort: 'port'; readonly port: string; readonly holder: string }
  | ({ readonly sort: 'affinity' } & PeerObstacle);

/** Why each node is out of the question, by the predicates of the scheduler. A node without any obstacle would take the pod. */
export function obstaclesOf(cluster: Cluster, pod: Pod): ReadonlyMap<Node, readonly Obstacle[]> {
  const nodes = cluster.all('Node');
  const peers = peerObstacles(
    cluster,
    pod,
    nodes.filter((node) => isSelected(pod, node)),
  );
  const requests = requestsOf(pod);
  const ports = hostPortsOf(pod);
  return new Map(
    nodes.map((node) => [
      node,
      [
        ...taintObstacles(pod, node),
        ...(isSelected(pod, node) ? [] : [{ sort: 'selector' } as const]),
        ...ports.flatMap((port) => {
          const holder = portHolder(cluster, node, port);
          return holder ? [{ sort: 'port', port: `${port.port}/${port.protocol}`, holder } as const] : [];
        }),
        ...resourceObstacles(cluster, node, requests),
        ...volumeObstacles(cluster, pod, node),
        ...peers(node).map((obstacle) => ({ sort: 'affinity', ...obstacle }) as const),
      ],
    ]),
  );
}

/** Taints that Kubernetes, or a network plugin, puts on a node that is unwell and takes away when it is well again. */
const sickness =
  /^(?:node\.kubernetes\.io\/(?:not-ready|unreachable|(?:disk|memory|pid)-pressure|network-unavailable|out-of-service)|node\.cloudprovider\.kubernetes\.io\/(?:uninitialized|shutdown)|node\.cilium\.io\/agent-not-ready)$/;
const cordon: Taint = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' };

function taintObstacles(pod: Pod, node: Node): readonly Obstacle[] {
  const taints = (node.spec?.taints ?? []) as readonly Taint[];
  const refusing = taints.filter((taint) => taint.key !== cordon.key && taint.effect !== 'PreferNoSchedule');
  const tolerations = pod.spec?.tolerations;
  const cordoned = node.spec?.unschedulable === true || taints.some((taint) => taint.key === cordon.key);
  return [
    ...(cordoned && !tolerates(tolerations, cordon) ? [{ sort: 'cordon' } as const] : []),
    ...refusing
      .filter((taint) => !tolerates(tolerations, taint))
      .map((taint) => ({ sort: 'taint', taint, sick: sickness.test(taint.key) }) as const),
  ];
}

/** The terms of required node affinity; undefined when the pod has none. */
export function affinityTerms(pod: Pod): readonly NodeSelectorTerm[] | undefined {
  const terms = pod.spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms;
  return Array.isArray(terms) ? terms : undefined;
}

function isSelected(pod: Pod, node: Node): boolean {
  const terms = affinityTerms(pod);
  const plain = unmetBy(node, { matchExpressions: equalities(pod.spec?.nodeSelector) }).length === 0;
  return plain && (terms === undefined || selectsNode(terms, node));
}

function resourceObstacles(cluster: Cluster, node: Node, requests: ReadonlyMap<string, number>): readonly Obstacle[] {
  const allocatable = allocatableOf(node);
  if (allocatable.size === 0) return [];
  const requested = requestedOn(cluster)(node);
  return [...requests].flatMap(([resource, wanted]) => {
    // Every node has room for pods; a kubelet that does not say how much sets no bound.
    const all = allocatable.get(resource) ?? (resource === 'pods' ? Number.POSITIVE_INFINITY : 0);
    const free = Math.max(0, all - (requested.get(resource) ?? 0));
    return wanted > 0 && wanted > free ? [{ sort: 'resource', resource, wanted, free, allocatable: all } as const] : [];
  });
}

/** Bound claims tie the pod to the nodes that reach their volume. */
function volumeObstacles(cluster: Cluster, pod: Pod, node: Node): readonly Obstacle[] {
  return claimsOf(pod).flatMap((name) => {
    const claim = cluster.get('PersistentVolumeClaim', pod.metadata.namespace, name);
    const volume = claim?.spec?.volumeName && cluster.get('PersistentVolume', undefined, claim.spec.volumeName);
    const terms = volume ? volume.spec?.nodeAffinity?.required?.nodeSelectorTerms : undefined;
    return Array.isArray(terms) && !selectsNode(terms, node) ? [{ sort: 'volume', claim: name } as const] : [];
  });
}

/** In the words of Kubernetes, the same in every language: `cpu 2 > 500m`, `dedicated=db:NoSchedule`. */
export function writtenObstacle(obstacle: Obstacle): string {
  switch (obstacle.sort) {
    case 'cordon':
      return 'SchedulingDisabled';
    case 'taint':
      return writtenTaint(obstacle.taint);
    case 'selector':
      return 'nodeSelector/nodeAffinity';
    case 'volume':
      return `PersistentVolumeClaim ${obstacle.claim}`;
    case 'resource':
      return `${obstacle.resource} ${written(obstacle.resource, obstacle.wanted)} > ${written(obstacle.resource, obstacle.free)}`;
    case 'port':
      return `hostPort ${obstacle.port} (${obstacle.holder})`;
    case 'affinity':
      return `${obstacle.rule} ${obstacle.topologyKey}`;
  }
}
