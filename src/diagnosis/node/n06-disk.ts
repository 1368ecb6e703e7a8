import type { Evidence, Severity } from '../../model/finding.ts';
import type { Pod } from '../../model/kinds.ts';
import { valueOf } from '../../model/readable.ts';
import type { Cluster } from '../cluster.ts';
import { containersOf, isCrashing } from '../containers.ts';
import { fromHost, podRef } from '../evidence.ts';
import { claimsOf, isHurt } from '../impact.ts';
import { command, remedy } from '../remedy.ts';
import type { Draft, Rule, Victim } from '../rule.ts';
import { type DiskTrouble, diskTroubles } from './filesystems.ts';
import { journalEvidence, lineOf } from './journal.ts';
import { logsOf, noSpace, saidNoSpace } from './no-space.ts';
import { nodeName, type Place, placesOf, type ReadPlace } from './place.ts';
import { eventEvidence, evicted, pressureEvidence, pressureVictims, recentEvents } from './pressure.ts';
import { unitHealth } from './unit.ts';
import { stoppedAt } from './victims.ts';

/** A disk of a machine that is full, out of inodes, read-only or near it, seen by the kubelet or on the host. */
export const n06Disk: Rule = {
  code: 'N6',
  family: 'node',
  reads: [],
  consults: ['Node', 'Pod', 'Event', 'PersistentVolumeClaim', 'PersistentVolume'],
  hosts: true,
  *logs(cluster) {
    for (const place of placesOf(cluster)) {
      if (!place.node || troublesAt(place).length === 0) continue;
      for (const container of cluster.podsOnNode(place.node.metadata.name).flatMap(containersOf)) {
        if (isCrashing(cluster, container)) yield* logsOf(container);
      }
    }
  },
  *check(cluster) {
    for (const place of placesOf(cluster)) {
      const draft = judge(cluster, place);
      if (draft) yield draft;
    }
  },
};

function troublesAt({ host }: Place): readonly DiskTrouble[] {
  return diskTroubles((host?.facts && valueOf(host.facts.filesystems)) ?? []);
}

function judge(cluster: Cluster, place: Place): Draft | undefined {
  const { node, object, host } = place;
  const troubles = troublesAt(place);
  const pressure = node ? pressureEvidence(node, 'DiskPressure') : [];
  const collection = node ? failedCollection(cluster, node) : [];
  const line = host?.facts && unitHealth(host.facts, cluster.now) !== 'up' ? noSpaceLine(cluster, place) : undefined;
  const onHost = troubles.map(({ filesystem, seen }) => fromHost(host?.name ?? '', `df ${filesystem.mount}`, seen));
  const evidence = [...pressure, ...onHost, ...(line ? [line] : []), ...collection];
  const [first] = evidence;
  if (!first) return undefined;
  const said = sufferers(cluster, place, troubles);
  const grave =
    pressure.length > 0 || line !== undefined || troubles.some((trouble) => trouble.severity === 'critical');
  const severity: Severity = grave || said.length > 0 ? 'critical' : 'warning';
  const mount = troubles[0]?.filesystem.mount ?? '/var/lib/rancher/k3s';
  return {
    severity,
    object,
    victims: grave
      ? [...victimsOf(cluster, place, troubles, line), ...said.map(({ victim }) => victim)]
      : said.map(({ victim }) => victim),
    related: host ? [{ kind: 'Host', name: host.name, role: 'node' }] : [],
    evidence: [...evidence, ...said.flatMap(({ evidence }) => evidence ?? []), ...evictions(cluster, place)].slice(
      0,
      12,
    ),
    parameters: { machine: nodeName(place), mount, seen: troubles[0]?.seen ?? first.value },
    remedy: remedy(
      'maintenance/cleanup',
      object,
      command('df', '-h', mount),
      command('df', '-i', mount),
      command('du', '-xh', '--max-depth=2', mount),
      command('journalctl', '--disk-usage'),
    ),
  };
}

/** Image clean-up found too little to remove: the disk is over 85 % and filled with something else. */
function failedCollection(cluster: Cluster, node: NonNullable<Place['node']>): readonly Evidence[] {
  const failed = recentEvents(cluster, node, ['FreeDiskSpaceFailed', 'ImageGCFailed']);
  const real = failed.some((event) =>
    /required amount|attempted to free|wanted to free|no space left/i.test(event.message ?? ''),
  );
  return real ? eventEvidence(cluster, node, ['FreeDiskSpaceFailed', 'ImageGCFailed', 'EvictionThresholdMet']) : [];
}

function noSpaceLine(cluster: Cluster, place: Place): Evidence | undefined {
  const line = lineOf(cluster, place as ReadPlace, noSpace);
  return line === undefined ? undefined : journalEvidence(place as ReadPlace, line);
}

function victimsOf(
  cluster: Cluster,
  place: Place,
  troubles: readonly DiskTrouble[],
  line: Evidence | undefined,
): readonly Victim[] {
  const { node } = place;
  const pressed = node ? pressureEvidence(node, 'DiskPressure').length > 0 : false;
  const ofK3s = troubles.some(({ severity, filesystem }) => severity === 'critical' && holdsK3s(filesystem.holds));
  return [
    ...(node ? pressureVictims(cluster, node, 'DiskPressure') : []),
    ...(pressed || ofK3s || line !== undefined ? stoppedAt(cluster, place) : []),
  ];
}

/** K3s keeps its datastore and containerd its images there; the volumes alone do not stop it. */
function holdsK3s(holds: readonly string[]): boolean {
  return holds.some((path) => !/\/storage\/?$|^\/(var\/log|tmp|etc)\b/.test(path));
}

function evictions(cluster: Cluster, { node }: Place): readonly Evidence[] {
  if (!node) return [];
  return evicted(cluster, node, 'DiskPressure')
    .slice(0, 2)
    .map((pod) => ({
      source: 'status',
      object: podRef(pod),
      path: 'status.reason',
      value: `Evicted: ${pod.status?.message ?? ''}`.slice(0, 300),
    }));
}

interface Sufferer {
  readonly victim: Victim;
  readonly evidence?: Evidence;
}

/** Pods that say so themselves, and pods that fail while their volume lies on the full disk. */
function sufferers(cluster: Cluster, { node }: Place, troubles: readonly DiskTrouble[]): readonly Sufferer[] {
  const grave = troubles.filter((trouble) => trouble.severity === 'critical');
  if (!node || (grave.length === 0 && pressureEvidence(node, 'DiskPressure').length === 0)) return [];
  return cluster.podsOnNode(node.metadata.name).flatMap((pod): readonly Sufferer[] => {
    if (!isHurt(pod)) return [];
    const evidence = saidNoSpace(cluster, pod);
    if (evidence) return [{ victim: podRef(pod), evidence }];
    return grave.some(({ filesystem }) => hasVolumeOn(cluster, pod, filesystem.mount)) ? [{ victim: podRef(pod) }] : [];
  });
}

/** Below a mount of its own; on the root disk every volume lies, which proves nothing. */
function hasVolumeOn(cluster: Cluster, pod: Pod, mount: string): boolean {
  if (mount === '/' || pod.status?.phase === 'Pending') return false;
  return claimsOf(pod).some((name) => {
    const claim = cluster.get('PersistentVolumeClaim', pod.metadata.namespace, name);
    const volume = cluster.get('PersistentVolume', undefined, claim?.spec?.volumeName ?? '');
    const path = volume?.spec?.hostPath?.path ?? volume?.spec?.local?.path ?? '';
    return path.startsWith(`${mount.replace(/\/$/, '')}/`);
  });
}
