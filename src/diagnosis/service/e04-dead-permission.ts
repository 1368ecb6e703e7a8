import type { Cluster } from '../cluster.ts';
import { fromSpec } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { isolates, type NetworkPolicy, rulesOf } from '../policy/policy.ts';
import { writtenPeer } from '../policy/written.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { deadPeers, missedTarget } from './dead-peers.ts';

/** What a NetworkPolicy was written to allow, it allows nobody: its selectors name labels that nothing carries. */
export const e04DeadPermission: Rule = {
  code: 'E4',
  family: 'service',
  reads: ['NetworkPolicy', 'Namespace', 'Pod'],
  consults: ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Job', 'CronJob'],
  *check(cluster) {
    // Of namespaces that were not asked for, nobody knows the labels.
    if (cluster.snapshot.namespaces) return;
    for (const policy of cluster.all('NetworkPolicy')) {
      const draft = judge(cluster, policy);
      if (draft) yield draft;
    }
  },
};

function judge(cluster: Cluster, policy: NetworkPolicy): Draft | undefined {
  const object = refOf('NetworkPolicy', policy);
  const dead = (['ingress', 'egress'] as const)
    .filter((direction) => isolates(policy, direction))
    .flatMap((direction) =>
      deadPeers(cluster, policy, direction, rulesOf(policy, direction)).map((found) => ({ ...found, direction })),
    );
  const target = missedTarget(cluster, policy);
  const [first] = dead;
  if (!first && !target) return undefined;
  const wrong = first ? writtenPeer(first.peer) : (target?.wanted ?? '');
  return {
    severity: 'warning',
    object,
    victims: [],
    evidence: [
      ...dead
        .slice(0, 4)
        .map(({ direction, peer, near }) =>
          fromSpec(object, `spec.${direction}`, `${writtenPeer(peer)}: none${near ? ` (${near})` : ''}`),
        ),
      ...(target ? [fromSpec(object, 'spec.podSelector', `${target.wanted}: none (${target.near})`)] : []),
    ],
    parameters: { selector: wrong, near: (first ? first.near : target?.near) ?? '–' },
    // Where somebody suffers from it already, that is told instead.
    blames: [object],
    remedy: remedy(
      'troubleshooting/crash-loop',
      object,
      kubectl(['get', '-o', 'yaml'], object),
      command('kubectl', 'get', 'namespaces', '--show-labels'),
      command('kubectl', '-n', object.namespace ?? 'default', 'get', 'pods', '--show-labels'),
      kubectl('edit', object),
    ),
  };
}
