import type { Evidence } from '../../model/finding.ts';
import type { Node } from '../../model/kinds.ts';
import { type Cluster, eventTime } from '../cluster.ts';
import { fromEvent, fromStatus, podRef } from '../evidence.ts';
import { command, remedy } from '../remedy.ts';
import type { Draft, Rule, Victim } from '../rule.ts';
import { nodeRef } from './conditions.ts';
import { journalEvidence, lineOf } from './journal.ts';
import { nodeName, type Place, placesOf, type ReadPlace } from './place.ts';
import { unitHealth, unitName } from './unit.ts';
import { stoppedAt } from './victims.ts';

const cgroupLine =
  /failed to find (memory|cpuset|cpu|pids) cgroup|cgroup_memory=1|configured to not run on a host using cgroup v1|cgroup v1 support is (unsupported|no longer)|kubelet cgroup driver: .{0,30} is different from|failed to (get|detect) .{0,40}cgroup|cgroup.{0,40}(not mounted|controller .{0,20} not)/i;
const cgroupEvent = /expected cgroupsPath to be of format|cgroup driver|cgroups?: cannot find cgroup mount/i;

/** The node's version does not fit the server's, or its cgroups do not fit its version: after an upgrade of one of them. */
export const n14VersionMismatch: Rule = {
  code: 'N14',
  family: 'node',
  reads: [],
  consults: ['Node', 'Pod', 'Event'],
  hosts: true,
  *check(cluster) {
    for (const place of placesOf(cluster)) {
      const draft = cgroups(cluster, place) ?? versions(cluster, place.node);
      if (draft) yield draft;
    }
  },
};

function cgroups(cluster: Cluster, place: Place): Draft | undefined {
  const health = place.host?.facts && unitHealth(place.host.facts, cluster.now);
  const down = health === 'looping' || health === 'starting' || health === 'stopped';
  const line = down ? lineOf(cluster, place as ReadPlace, cgroupLine) : undefined;
  const refused = place.node ? refusedPods(cluster, place.node) : [];
  const evidence = [
    ...(line === undefined ? [] : [journalEvidence(place as ReadPlace, line)]),
    ...refused.slice(0, 3).map((one) => one.evidence),
  ];
  if (evidence.length === 0) return undefined;
  const victims = [...(line === undefined ? [] : stoppedAt(cluster, place)), ...refused.map((one) => one.victim)];
  return draftOf(place, 'critical', evidence, victims);
}

function refusedPods(cluster: Cluster, node: Node): readonly { victim: Victim; evidence: Evidence }[] {
  return cluster.podsOnNode(node.metadata.name).flatMap((pod) => {
    if (pod.status?.phase !== 'Pending') return [];
    const event = cluster.events('Pod', pod).findLast((one) => cgroupEvent.test(one.message ?? ''));
    const recent = event && cluster.now - eventTime(event) < 15 * 60_000;
    return event && recent ? [{ victim: podRef(pod), evidence: fromEvent(event) }] : [];
  });
}

/** Kubernetes lets a kubelet be up to three minor versions older than its API server, and never newer. */
function versions(cluster: Cluster, node: Node | undefined): Draft | undefined {
  const { api } = cluster.snapshot;
  const kubelet = node?.status?.nodeInfo?.kubeletVersion;
  const [server, own] = [minorOf(api.ok ? api.value.version : undefined), minorOf(kubelet)];
  if (!node || server === undefined || own === undefined || (own <= server && server - own <= 3)) return undefined;
  const evidence = [
    fromStatus(nodeRef(node), 'status.nodeInfo.kubeletVersion', kubelet),
    { source: 'api' as const, path: '/version', value: api.ok ? api.value.version : '' },
  ];
  return draftOf({ node, object: nodeRef(node) }, 'warning', evidence, []);
}

/** The minor of a version 1.x; nothing else compares. */
function minorOf(version: string | undefined): number | undefined {
  const minor = /^v?1\.(\d+)/.exec(version ?? '')?.[1];
  return minor === undefined ? undefined : Number(minor);
}

function draftOf(
  place: Place,
  severity: 'critical' | 'warning',
  evidence: readonly Evidence[],
  victims: readonly Victim[],
): Draft {
  const unit = place.host?.facts ? unitName(place.host.facts) : 'k3s';
  return {
    severity,
    object: place.object,
    victims,
    evidence,
    parameters: {
      node: nodeName(place),
      seen: evidence
        .map(({ value }) => value)
        .slice(0, 2)
        .join(' / ')
        .slice(0, 300),
    },
    remedy: remedy(
      'upgrades/k3s',
      place.object,
      command('kubectl', 'get', 'nodes', '-o', 'wide'),
      command('k3s', '--version'),
      command('stat', '-fc', '%T', '/sys/fs/cgroup'),
      command('journalctl', '-u', unit, '-g', 'cgroup', '-n', '20', '--no-pager'),
    ),
  };
}
