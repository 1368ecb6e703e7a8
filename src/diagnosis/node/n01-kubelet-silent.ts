import type { Evidence } from '../../model/finding.ts';
import type { Node } from '../../model/kinds.ts';
import { valueOf } from '../../model/readable.ts';
import type { Cluster } from '../cluster.ts';
import { fromHost, fromStatus } from '../evidence.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { conditionOf, conditionPath, isReady, nodeRef, saidBy } from './conditions.ts';
import { isLate, nodeLease } from './leases.ts';
import { nodeName, type Place, placesOf } from './place.ts';
import { unitHealth, unitName, unitSaid } from './unit.ts';
import { nodeVictims } from './victims.ts';

/** A node whose kubelet no longer reports: its machine is off, cut off or frozen, or K3s was stopped there. */
export const n01KubeletSilent: Rule = {
  code: 'N1',
  family: 'node',
  reads: [],
  consults: ['Node', 'Lease', 'Pod'],
  hosts: true,
  *check(cluster) {
    for (const place of placesOf(cluster)) {
      const { node, object } = place;
      const stopped = agentStopped(cluster, place);
      const silent = [...(node ? silence(cluster, node) : []), ...stopped];
      if (silent.length === 0 || (!node && cluster.canRead('Node'))) continue;
      const unit = place.host?.facts ? unitName(place.host.facts) : 'k3s-agent';
      yield {
        severity: 'critical',
        object,
        victims: node ? nodeVictims(cluster, node) : [],
        related: place.host ? [{ kind: 'Host', name: place.host.name, role: 'node' }] : [],
        evidence: [...silent, ...(stopped.length > 0 ? [] : hostState(place))],
        parameters: { node: nodeName(place), seen: silent[0]?.value.replace(/\.$/, '') ?? '', unit },
        remedy: remedy(
          'troubleshooting/node-not-ready',
          object,
          ...(node ? [kubectl('describe', nodeRef(node))] : []),
          command('ping', '-c', '3', addressOf(node) ?? nodeName(place)),
          command('systemctl', 'status', unit),
          command('journalctl', '-u', unit, '-n', '100', '--no-pager'),
        ),
      };
    }
  },
};

function silence(cluster: Cluster, node: Node): readonly Evidence[] {
  const lease = nodeLease(cluster, node.metadata.name);
  const renewal = isLate(cluster, lease)
    ? [
        fromStatus(
          { kind: 'Lease', namespace: 'kube-node-lease', name: node.metadata.name },
          'spec.renewTime',
          lease?.spec?.renewTime,
        ),
      ]
    : [];
  const ready = conditionOf(node, 'Ready');
  if (ready?.status === 'Unknown' && ready.reason !== 'NodeStatusNeverUpdated') {
    return [fromStatus(nodeRef(node), conditionPath('Ready'), saidBy(ready)), ...renewal];
  }
  return isReady(node) ? renewal : [];
}

/** On an agent; a server's stopped unit takes the API server with it and is another matter. */
function agentStopped(cluster: Cluster, { host }: Place): readonly Evidence[] {
  if (host?.facts?.role !== 'agent' || unitHealth(host.facts, cluster.now) !== 'stopped') return [];
  const unit = valueOf(host.facts.unit);
  return unit ? [fromHost(host.name, unit.name, unitSaid(unit))] : [];
}

/** What the machine itself says, which tells a dead one from one that hangs. */
function hostState({ host }: Place): readonly Evidence[] {
  if (!host) return [];
  if (host.unreadable) return [fromHost(host.name, 'ssh', `${host.unreadable.reason}: ${host.unreadable.message}`)];
  const unit = host.facts && valueOf(host.facts.unit);
  return unit ? [fromHost(host.name, unit.name, unitSaid(unit))] : [];
}

function addressOf(node: Node | undefined): string | undefined {
  return node?.status?.addresses?.find((address) => address?.type === 'InternalIP')?.address;
}
