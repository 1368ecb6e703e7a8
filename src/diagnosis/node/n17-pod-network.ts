import type { Evidence } from '../../model/finding.ts';
import type { Node, Pod } from '../../model/kinds.ts';
import { valueOf } from '../../model/readable.ts';
import type { Cluster } from '../cluster.ts';
import { containersOf, isCrashing } from '../containers.ts';
import { fromLog, podRef } from '../evidence.ts';
import { workloadOf } from '../owners.ts';
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
  consults: ['Node', 'Service', 'NetworkPolicy'],
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
}

/** Failing pods that did not reach the API server's Service: one of K3s's own, or two different workloads. */
function cutPods(cluster: Cluster, node: Node): readonly Cut[] {
  const address = cluster.get('Service', 'default', 'kubernetes')?.spec?.clusterIP ?? '10.43.0.1';
  const escaped = address.replaceAll('.', '\\.');
  const words = new RegExp(
    `(dial tcp|connect to|connecting to) \\[?${escaped}\\]?:443.{0,40}(i/o timeout|timed out|no route to host|network is unreachable)`,
    'i',
  );
  const cut = cluster
    .podsOnNode(node.metadata.name)
    .flatMap((pod) => (isRestricted(cluster, pod) ? [] : (cutPod(cluster, pod, words) ?? [])));
  const workloads = new Set(cut.map(({ pod }) => JSON.stringify(workloadOf(cluster, 'Pod', pod))));
  return workloads.size > 1 || cut.some(({ pod }) => pod.metadata.namespace === 'kube-system') ? cut : [];
}

function cutPod(cluster: Cluster, pod: Pod, words: RegExp): Cut | undefined {
  for (const container of containersOf(pod)) {
    if (!isCrashing(cluster, container)) continue;
    const texts = logsOf(container).map((request) => valueOf(cluster.log(request)) ?? '');
    const line = texts.flatMap((text) => text.split('\n')).findLast((one) => words.test(one));
    if (line !== undefined)
      return { pod, victim: { ...podRef(pod), container: container.name }, evidence: fromLog(container, line) };
  }
  return undefined;
}

/** A policy of the pod's namespace may forbid it on purpose. */
function isRestricted(cluster: Cluster, pod: Pod): boolean {
  return cluster
    .all('NetworkPolicy')
    .some(
      ({ metadata, spec }) =>
        metadata.namespace === pod.metadata.namespace && (spec?.policyTypes ?? []).includes('Egress'),
    );
}
