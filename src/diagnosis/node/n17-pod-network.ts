import type { Evidence } from '../../model/finding.ts';
import type { Node, Pod } from '../../model/kinds.ts';
import { valueOf } from '../../model/readable.ts';
import type { Cluster } from '../cluster.ts';
import { containersOf, isCrashing } from '../containers.ts';
import { fromLog, podRef } from '../evidence.ts';
import { nameService } from '../name-service.ts';
import { workloadOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { command, remedy } from '../remedy.ts';
import type { Rule, Victim } from '../rule.ts';
import { journalEvidence, presentLines } from './journal.ts';
import { logsOf } from './no-space.ts';
import { nodeName, placesOf, type ReadPlace } from './place.ts';
import { unitHealth, unitName } from './unit.ts';

/** kube-proxy and flannel in their own words, when they cannot write their rules. Once may be chance. */
const failing =
  /failed to execute iptables-restore|iptables-restore.{0,40}(failed|exit status)|failed to (sync|ensure).{0,40}(iptables|proxy rules|ipvs)|kube-proxy exited|flannel exited|failed to (create|add|set up) (vxlan|flannel|route)/i;
const leastLines = 3;

/** The pods of a node do not reach the cluster's Services: kube-proxy or the pod network does not work there. */
export const n17PodNetwork: Rule = {
  code: 'N17',
  family: 'node',
  reads: ['Pod'],
  consults: ['Node', 'Service', 'EndpointSlice', 'NetworkPolicy'],
  hosts: true,
  *logs(cluster) {
    for (const pod of cluster.pods('kube-system')) {
      for (const container of containersOf(pod)) if (isCrashing(cluster, container)) yield* logsOf(container);
    }
  },
  *check(cluster) {
    for (const place of placesOf(cluster)) {
      const cut = place.node ? cutPods(cluster, place.node) : [];
      const lines = place.host?.facts ? failingLines(cluster, place as ReadPlace) : [];
      const evidence = [...lines, ...cut.slice(0, 3).map((one) => one.evidence)];
      const [first] = evidence;
      if (!first) continue;
      const unit = place.host?.facts ? unitName(place.host.facts) : 'k3s';
      yield {
        severity: 'critical',
        object: place.object,
        victims: cut.map((one) => one.victim),
        evidence,
        parameters: { node: nodeName(place), seen: first.value.slice(0, 200), unit },
        remedy: remedy(
          'troubleshooting/node-not-ready',
          place.object,
          command('iptables-save', '-t', 'nat'),
          command('ip', '-d', 'link', 'show', 'flannel.1'),
          command('systemctl', 'is-active', 'firewalld', 'ufw', 'nftables'),
          command('systemctl', 'restart', unit),
        ),
      };
    }
  },
};

function failingLines(cluster: Cluster, place: ReadPlace): readonly Evidence[] {
  if (unitHealth(place.host.facts, cluster.now) !== 'up') return [];
  const lines = presentLines(cluster, place).filter((line) => failing.test(line));
  return lines.length < leastLines ? [] : lines.slice(0, 2).map((line) => journalEvidence(place, line));
}

interface Cut {
  readonly pod: Pod;
  readonly victim: Victim;
  readonly evidence: Evidence;
  /** Seen only by a name that did not resolve. */
  readonly byName: boolean;
}

/** Failing pods that did not reach the API server's Service or CoreDNS: one of K3s's own, or two different workloads. */
function cutPods(cluster: Cluster, node: Node): readonly Cut[] {
  const cut = cutByNode(cluster).get(node.metadata.name) ?? [];
  const workloads = new Set(cut.map(({ pod }) => JSON.stringify(workloadOf(cluster, 'Pod', pod))));
  return workloads.size > 1 || cut.some(({ pod }) => pod.metadata.namespace === 'kube-system') ? cut : [];
}

/** Whether the pods of that node are found to be cut off from the cluster's Services. */
export function isCutOff(cluster: Cluster, node: Node): boolean {
  return cutPods(cluster, node).length > 0;
}

/** A name that did not resolve speaks of the node's network only where the others resolve theirs. */
const cutByNode = perCluster((cluster): ReadonlyMap<string, readonly Cut[]> => {
  const suffering = cluster
    .all('Pod')
    .flatMap((pod) => (isRestricted(cluster, pod) ? [] : (cutPod(cluster, pod) ?? [])));
  const nodes = new Set(suffering.map(({ pod }) => pod.spec?.nodeName));
  const resolved =
    nodes.size > 1 || cluster.all('Node').length < 2 || !dnsIsServed(cluster) || onlyNamesFromAfar(cluster, suffering);
  const counted = resolved ? suffering.filter((cut) => !cut.byName) : suffering;
  return Map.groupBy(counted, ({ pod }) => pod.spec?.nodeName ?? '');
});

function dnsIsServed(cluster: Cluster): boolean {
  return cluster
    .all('EndpointSlice')
    .filter(({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === 'kube-dns')
    .some((slice) => slice.endpoints?.some((endpoint) => endpoint.conditions?.ready !== false));
}

/** Names alone, and CoreDNS stands on other nodes: that is told as the way to CoreDNS (D9). */
function onlyNamesFromAfar(cluster: Cluster, suffering: readonly Cut[]): boolean {
  const homes = new Set(nameService(cluster).pods.map(({ spec }) => spec?.nodeName));
  const afar = suffering.every(({ pod, byName }) => byName && !homes.has(pod.spec?.nodeName));
  return homes.size > 0 && afar;
}

/** The DNS of the cluster gave no answer at all; a name that does not exist is another matter. */
const noAnswer =
  /lookup \S{1,200} on \S{1,60}:53: .{0,200}i\/o timeout|EAI_AGAIN|temporary failure in name resolution|getaddrinfo.{0,60}try again/i;

const serviceTimeout = perCluster((cluster) => {
  const address = cluster.get('Service', 'default', 'kubernetes')?.spec?.clusterIP ?? '10.43.0.1';
  const escaped = RegExp.escape(address);
  return new RegExp(
    `(dial tcp|connect to|connecting to) \\[?${escaped}\\]?:443.{0,40}(i/o timeout|timed out|no route to host|network is unreachable)`,
    'i',
  );
});

function cutPod(cluster: Cluster, pod: Pod): Cut | undefined {
  for (const container of containersOf(pod)) {
    if (!isCrashing(cluster, container)) continue;
    const lines = logsOf(container).flatMap((request) => (valueOf(cluster.log(request)) ?? '').split('\n'));
    const direct = lines.findLast((one) => serviceTimeout(cluster).test(one));
    const line = direct ?? lines.findLast((one) => noAnswer.test(one));
    if (line === undefined) continue;
    const victim = { ...podRef(pod), container: container.name };
    return { pod, victim, evidence: fromLog(container, line), byName: direct === undefined };
  }
  return undefined;
}

/** A policy of the pod's namespace may forbid it on purpose. */
function isRestricted(cluster: Cluster, pod: Pod): boolean {
  return restricted(cluster).has(pod.metadata.namespace);
}

const restricted = perCluster((cluster): ReadonlySet<string | undefined> => {
  const policies = cluster.all('NetworkPolicy').filter(({ spec }) => (spec?.policyTypes ?? []).includes('Egress'));
  return new Set(policies.map(({ metadata }) => metadata.namespace));
});
