import type { Evidence, Severity } from '../../model/finding.ts';
import type { Node } from '../../model/kinds.ts';
import { type Cluster, eventTime } from '../cluster.ts';
import { drains, holdingUp } from '../drain.ts';
import { fromEvent, fromSpec, fromStatus } from '../evidence.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { conditionOf, conditionPath, isReady, saidBy, secondsSince } from './conditions.ts';
import { placesOf } from './place.ts';
import { nodeVictims } from './victims.ts';
import { ofTrouble, waitingFor } from './waiting-pods.ts';

/** A node that answers and yet takes no pods: cordoned, a taint left behind, or not yet well after a reboot. */
export const n13NotOpen: Rule = {
  code: 'N13',
  family: 'node',
  reads: ['Node'],
  consults: ['Pod', 'Event', 'Job', 'DaemonSet', 'PodDisruptionBudget'],
  *check(cluster) {
    for (const { node } of placesOf(cluster)) {
      if (!node) continue;
      const draft = rebooted(cluster, node) ?? closed(cluster, node);
      if (draft) yield draft;
    }
  },
};

function closed(cluster: Cluster, node: Node): Draft | undefined {
  const taints = leftTaints(cluster, node);
  const cordon = node.spec?.unschedulable === true ? [fromSpec(refOf(node), 'spec.unschedulable', true)] : [];
  const evidence = [...cordon, ...taints];
  if (evidence.length === 0 || !isReady(node)) return undefined;
  const waiting = waitingFor(cluster, node);
  const drained = cordon.length > 0 && taints.length === 0 ? (drains(cluster).get(node.metadata.name) ?? []) : [];
  if (waiting.length === 0 && drained.some(({ since }) => cluster.now - since < updateTakes)) return undefined;
  const only = cluster.all('Node').length === 1;
  const severity: Severity = waiting.length > 0 ? 'critical' : only && taints.length === 0 ? 'info' : 'warning';
  const keys = (node.spec?.taints ?? []).flatMap(({ key, effect }) =>
    evidence.some(({ value }) => value.startsWith(`${key}:`)) ? [`${key}:${effect}`] : [],
  );
  return {
    ...base(node, evidence, cordon.length > 0 ? 'cordon' : (keys[0] ?? 'taint')),
    severity,
    victims: waiting,
    remedy: remedy(
      'troubleshooting/node-not-ready',
      refOf(node),
      kubectl('describe', refOf(node)),
      ...(cordon.length > 0 ? [command('kubectl', 'uncordon', node.metadata.name)] : []),
      ...keys.map((key) => command('kubectl', 'taint', 'node', node.metadata.name, `${key}-`)),
    ),
    // Who closed it opens it again, once what holds that up is gone. Pods that wait for it now are worth a word of their own.
    ...(drained.length > 0 &&
      waiting.length === 0 && {
        blames: [...drained.map(({ ref }) => ref), ...holdingUp(cluster, node.metadata.name)],
      }),
  };
}

/** An update that empties a node first is done with it, or gives up, within this many milliseconds. */
const updateTakes = 15 * 60_000;

/** Kubernetes takes its taints away within seconds of the condition's end. One that stays keeps pods away for nothing. */
const taintStays = 300;
const conditionBehind: Readonly<Record<string, string>> = {
  'node.kubernetes.io/disk-pressure': 'DiskPressure',
  'node.kubernetes.io/memory-pressure': 'MemoryPressure',
  'node.kubernetes.io/pid-pressure': 'PIDPressure',
  'node.kubernetes.io/network-unavailable': 'NetworkUnavailable',
};

function leftTaints(cluster: Cluster, node: Node): readonly Evidence[] {
  return (node.spec?.taints ?? []).flatMap(({ key, effect, timeAdded }) => {
    if (!ofTrouble.test(key) || key === 'node.kubernetes.io/unschedulable') return [];
    const condition = conditionBehind[key];
    if (condition && conditionOf(node, condition)?.status === 'True') return [];
    const age = secondsSince(
      cluster.now,
      timeAdded ?? (condition && conditionOf(node, condition)?.lastTransitionTime) ?? node.metadata.creationTimestamp,
    );
    return age !== undefined && age < taintStays ? [] : [fromSpec(refOf(node), 'spec.taints', `${key}:${effect}`)];
  });
}

const bootTakes = 600;

/** Not Ready within ten minutes of a reboot, without a reason that an earlier rule knows. */
function rebooted(cluster: Cluster, node: Node): Draft | undefined {
  const ready = conditionOf(node, 'Ready');
  const event = cluster.events('Node', node).findLast((one) => one.reason === 'Rebooted');
  if (!ready || ready.status !== 'False' || !event || cluster.now - eventTime(event) > bootTakes * 1000)
    return undefined;
  const evidence = [fromEvent(event), fromStatus(refOf(node), conditionPath('Ready'), saidBy(ready))];
  return {
    ...base(node, evidence, 'reboot'),
    severity: 'critical',
    victims: nodeVictims(cluster, node),
    remedy: remedy(
      'troubleshooting/node-not-ready',
      refOf(node),
      kubectl('describe', refOf(node)),
      command('systemctl', 'status', 'k3s'),
      command('last', '-x', 'reboot', 'shutdown'),
    ),
  };
}

function base(node: Node, evidence: readonly Evidence[], seen: string) {
  return { object: refOf(node), evidence, parameters: { node: node.metadata.name, seen } };
}

function refOf(node: Node) {
  return { kind: 'Node', name: node.metadata.name };
}
