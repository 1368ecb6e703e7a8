import type { Node } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { amount } from '../quantity.ts';
import { allocatableOf, isOver, requestedOn } from '../scheduling/requests.ts';
import type { NodeStatus, Status } from './schema.ts';

const role = 'node-role.kubernetes.io/';

export function nodesOf(cluster: Cluster): Status['nodes'] {
  return cluster.canRead('Node') ? cluster.all('Node').map((node) => nodeOf(cluster, node)) : null;
}

function nodeOf(cluster: Cluster, node: Node): NodeStatus {
  const { metadata, spec, status } = node;
  const conditions = status?.conditions ?? [];
  const ready = conditions.find(({ type }) => type === 'Ready')?.status;
  return {
    name: metadata.name,
    roles: Object.keys(metadata.labels ?? {})
      .filter((label) => label.startsWith(role))
      .map((label) => label.slice(role.length)),
    ready: ready === 'True' || ready === 'False' ? ready : 'Unknown',
    schedulable: spec?.unschedulable !== true,
    pressures: conditions.filter(({ type, status }) => type !== 'Ready' && status === 'True').map(({ type }) => type),
    version: status?.nodeInfo?.kubeletVersion ?? null,
    cpu: shareOf(cluster, node, 'cpu'),
    memory: shareOf(cluster, node, 'memory'),
    pods: {
      running: cluster.podsOnNode(metadata.name).filter((pod) => !isOver(pod)).length,
      allocatable: allocatableOf(node).get('pods') ?? 0,
    },
  };
}

/** CPU in cores, which rules count in thousandths; memory in bytes. */
function shareOf(cluster: Cluster, node: Node, resource: 'cpu' | 'memory'): NodeStatus['cpu'] {
  const unit = resource === 'cpu' ? 1000 : 1;
  const { name } = node.metadata;
  const used = amount(resource, cluster.get('NodeMetrics', undefined, name)?.usage?.[resource]);
  return {
    allocatable: (allocatableOf(node).get(resource) ?? 0) / unit,
    requested: (requestedOn(cluster)(node).get(resource) ?? 0) / unit,
    used: used === undefined ? null : used / unit,
  };
}
