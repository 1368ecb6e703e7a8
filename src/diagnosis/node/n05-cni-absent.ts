import type { Evidence } from '../../model/finding.ts';
import type { Node, Pod } from '../../model/kinds.ts';
import { valueOf } from '../../model/readable.ts';
import { type Cluster, eventTime } from '../cluster.ts';
import { fromEvent, fromHost, fromStatus, podRef } from '../evidence.ts';
import { command, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { conditionOf, conditionPath, isReady, kubeletComplaint, nodeRef, saidBy, secondsSince } from './conditions.ts';
import { type Place, placesOf } from './place.ts';
import { unitHealth, unitName } from './unit.ts';
import { nodeVictims } from './victims.ts';

const complaint =
  /NetworkPluginNotReady|network plugin (is not ready|returns error)|cni (plugin|config)[\w ]* (not initialized|uninitialized)/i;
/** What the sandbox of a pod says when the node itself cannot give it a network. */
const refusal =
  /subnet\.env: no such file|failed to find plugin "|no networks found in \/|cni plugin not initialized|cni config uninitialized|already has an IP address different from|no IP addresses available|range is full|no more (?:IPs|addresses)|failed to assign an IP address to container|error getting ClusterInformation|no podCIDR|pod cidr not assigned/i;

/** A node without a pod network: the CNI configuration or plugin is missing or broken, or it has no addresses left. */
export const n05CniAbsent: Rule = {
  code: 'N5',
  family: 'node',
  reads: ['Node'],
  consults: ['Pod', 'Event'],
  *check(cluster) {
    for (const place of placesOf(cluster)) {
      const { node, object } = place;
      if (!node) continue;
      const said = joins(cluster, node) ? [] : saidByNode(node);
      const refused = refusedPods(cluster, node);
      const evidence = [...said, ...saidByRuntime(cluster, place), ...refused.map(({ evidence }) => evidence)].slice(
        0,
        4,
      );
      const [first] = evidence;
      if (!first) continue;
      const unit = place.host?.facts ? unitName(place.host.facts) : unitOf(node);
      yield {
        severity: 'critical',
        object,
        victims: [...(isReady(node) ? [] : nodeVictims(cluster, node)), ...refused.map(({ pod }) => podRef(pod))],
        evidence,
        parameters: { seen: first.value, unit },
        remedy: remedy(
          'troubleshooting/node-not-ready',
          object,
          ...(usedUp.test(evidence.map(({ value }) => value).join(' '))
            ? [command('ls', '/var/lib/cni/networks/cbr0'), podsOf(node.metadata.name)]
            : [command('ls', '-l', '/var/lib/rancher/k3s/agent/etc/cni/net.d', '/run/flannel')]),
          command('journalctl', '-u', unit, '-n', '100', '--no-pager'),
          command('systemctl', 'restart', unit),
        ),
      };
    }
  },
};

const usedUp = /no IP addresses available|range is full|no more (?:IPs|addresses)|failed to assign an IP/i;

function podsOf(node: string): string {
  return command('kubectl', 'get', 'pods', '-A', '-o', 'wide', '--field-selector', `spec.nodeName=${node}`);
}

/** A node that has just joined gets its network within a minute or two. */
const joinsWithin = 120;

function joins(cluster: Cluster, node: Node): boolean {
  const age = secondsSince(cluster.now, node.metadata.creationTimestamp);
  return age !== undefined && age < joinsWithin;
}

/** containerd's own word, where the host was read: it comes before the kubelet's. */
function saidByRuntime(cluster: Cluster, { node, host }: Place): readonly Evidence[] {
  const answer = host?.facts && valueOf(host.facts.containerd);
  if (!host?.facts || !answer?.answering || !/NetworkReady=false/i.test(answer.detail)) return [];
  const settled = node && !joins(cluster, node) && unitHealth(host.facts, cluster.now) === 'up';
  return settled ? [fromHost(host.name, 'containerd', answer.detail)] : [];
}

function saidByNode(node: Node): readonly Evidence[] {
  const ready = conditionOf(node, 'Ready');
  const network = conditionOf(node, 'NetworkUnavailable');
  return [
    ...(ready && complaint.test(kubeletComplaint(node))
      ? [fromStatus(nodeRef(node), conditionPath('Ready'), saidBy(ready))]
      : []),
    ...(network?.status === 'True'
      ? [fromStatus(nodeRef(node), conditionPath('NetworkUnavailable'), saidBy(network))]
      : []),
  ];
}

/** Pods that wait for their sandbox now, with the newest event that says why; a start that succeeded since is over. */
function refusedPods(cluster: Cluster, node: Node): readonly { pod: Pod; evidence: Evidence }[] {
  return cluster.podsOnNode(node.metadata.name).flatMap((pod) => {
    if (pod.status?.phase !== 'Pending' || hasSandbox(pod)) return [];
    const event = cluster.events('Pod', pod).findLast((one) => one.reason === 'FailedCreatePodSandBox');
    const recent = event && cluster.now - eventTime(event) < 15 * 60_000;
    return event && recent && refusal.test(event.message ?? '') ? [{ pod, evidence: fromEvent(event) }] : [];
  });
}

function hasSandbox(pod: Pod): boolean {
  const statuses = [...(pod.status?.initContainerStatuses ?? []), ...(pod.status?.containerStatuses ?? [])];
  return statuses.some((status) => status?.state?.running ?? status?.state?.terminated);
}

function unitOf(node: Node): string {
  const server = Object.keys(node.metadata.labels ?? {}).some((label) => label.startsWith('node-role.kubernetes.io/'));
  return server ? 'k3s' : 'k3s-agent';
}
