import type { Evidence } from '../../model/finding.ts';
import type { Event, Node } from '../../model/kinds.ts';
import { valueOf } from '../../model/readable.ts';
import { type Cluster, eventTime } from '../cluster.ts';
import { type Container, containersOf, lastEnd } from '../containers.ts';
import { troubles } from '../crash/trouble.ts';
import { fromEvent, fromHost, podRef } from '../evidence.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule, Victim } from '../rule.ts';
import { inBytes } from './bytes.ts';
import { nodeName, type Place, placesOf } from './place.ts';
import { pressureEvidence, pressureVictims, recentEvents } from './pressure.ts';
import { unitSaid } from './unit.ts';
import { stoppedAt } from './victims.ts';

/** A machine without memory left: the kubelet says so, Linux kills processes, or the host shows it. */
export const n07Memory: Rule = {
  code: 'N7',
  family: 'node',
  reads: [],
  consults: ['Node', 'Pod', 'Event'],
  hosts: true,
  *check(cluster) {
    for (const place of placesOf(cluster)) {
      const draft = judge(cluster, place);
      if (draft) yield draft;
    }
  },
};

function judge(cluster: Cluster, place: Place): Draft | undefined {
  const { node, object } = place;
  const pressure = node ? pressureEvidence(node, 'MemoryPressure') : [];
  const host = hostMemory(place);
  const told = node ? recentEvents(cluster, node, ['SystemOOM']) : [];
  const kills = told
    .filter((event) => pressure.length + host.length > 0 || !atOwnLimit(cluster, node, event))
    .map(fromEvent);
  const killed = node && pressure.length + host.length + kills.length > 0 ? killedBySystem(cluster, node) : [];
  const k3sKilled = oomKilledUnit(place);
  const evidence = [...pressure, ...k3sKilled, ...kills, ...host];
  const [first] = evidence;
  if (!first) return undefined;
  const grave = pressure.length > 0 || killed.length > 0 || k3sKilled.length > 0;
  return {
    severity: grave ? 'critical' : 'warning',
    object,
    victims: [
      ...(node && pressure.length > 0 ? pressureVictims(cluster, node, 'MemoryPressure') : []),
      ...(k3sKilled.length > 0 ? stoppedAt(cluster, place) : []),
      ...killed,
    ],
    evidence,
    parameters: { machine: nodeName(place), seen: first.value },
    remedy: remedy(
      'optimisation/right-sizing',
      object,
      ...(node ? [command('kubectl', 'top', 'pods', '-A', '--sort-by=memory'), kubectl('describe', object)] : []),
      command('free', '-h'),
      command('journalctl', '-k', '-g', 'Out of memory', '-n', '20', '--no-pager'),
    ),
  };
}

function hostMemory({ host }: Place): readonly Evidence[] {
  const memory = host?.facts && valueOf(host.facts.memory);
  if (!host || !memory || !(memory.totalBytes > 0) || !(memory.availableBytes >= 0)) return [];
  if (memory.availableBytes / memory.totalBytes >= 0.05) return [];
  const value = `available ${inBytes(memory.availableBytes)} / ${inBytes(memory.totalBytes)}`;
  const stalled = host.facts && valueOf(host.facts.pressure);
  return [
    fromHost(host.name, '/proc/meminfo', value),
    ...(stalled && stalled.memoryFull > 0
      ? [fromHost(host.name, '/proc/pressure/memory', `full avg60=${stalled.memoryFull}`)]
      : []),
  ];
}

/** K3s itself was the victim. */
function oomKilledUnit({ host }: Place): readonly Evidence[] {
  const unit = host?.facts && valueOf(host.facts.unit);
  if (!host || unit?.result !== 'oom-kill' || unit.active === 'active') return [];
  return [fromHost(host.name, unit.name, unitSaid(unit))];
}

/** Containers that Linux killed, again and again perhaps, although no limit of their own was reached. */
function killedBySystem(cluster: Cluster, node: Node): readonly Victim[] {
  return troubles(cluster).flatMap(({ container, end }) => {
    const ended = end?.exitCode === 137 || end?.reason === 'OOMKilled';
    if (container.pod.spec?.nodeName !== node.metadata.name || isLimited(container) || !ended) return [];
    return [{ ...podRef(container.pod), container: container.name }];
  });
}

function isLimited({ pod, spec }: Container): boolean {
  return (spec.resources?.limits?.['memory'] ?? pod.spec?.resources?.limits?.['memory']) !== undefined;
}

/** Kubelets report the kill at a container's own limit as one of the system too; its node has memory left. */
function atOwnLimit(cluster: Cluster, node: Node | undefined, event: Event): boolean {
  const pods = node ? cluster.podsOnNode(node.metadata.name) : [];
  return pods.flatMap(containersOf).some((container) => {
    const end = lastEnd(container);
    const apart = Math.abs(Date.parse(String(end?.finishedAt ?? '')) - eventTime(event));
    return end?.reason === 'OOMKilled' && isLimited(container) && apart < 60_000;
  });
}
