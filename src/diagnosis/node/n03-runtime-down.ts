import type { Evidence } from '../../model/finding.ts';
import { valueOf } from '../../model/readable.ts';
import type { Cluster } from '../cluster.ts';
import { fromHost, fromStatus } from '../evidence.ts';
import { command, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { conditionOf, conditionPath, kubeletComplaint, nodeRef, saidBy } from './conditions.ts';
import { errorLineOf, journalEvidence } from './journal.ts';
import { type Place, placesOf, type ReadPlace } from './place.ts';
import { isStarting } from './starting.ts';
import { justStarted, unitHealth, unitName } from './unit.ts';
import { nodeVictims, stoppedAt } from './victims.ts';

const complaint =
  /container runtime is down|runtime status check may not have completed|failed to get runtime status|containerd\.sock/i;

const journal = [
  /containerd.{0,40}(executable file not found|no such file or directory)/i,
  /(failed to start|starting|waiting for) containerd\b.{0,200}(error|failed|no such|refused|denied|exceeded)/i,
  /containerd exited|containerd: (exit status|signal)/i,
  /containerd\.sock[^ ]*:? .{0,60}(connection refused|no such file)/i,
];

/** containerd does not run or does not answer, so the node can start and stop nothing. */
export const n03RuntimeDown: Rule = {
  code: 'N3',
  family: 'node',
  reads: [],
  consults: ['Node', 'Pod'],
  hosts: true,
  *check(cluster) {
    for (const place of placesOf(cluster)) {
      const evidence = [...saidByKubelet(cluster, place), ...seenOnHost(cluster, place)];
      const [first] = evidence;
      if (!first) continue;
      const unit = place.host?.facts ? unitName(place.host.facts) : 'k3s';
      yield {
        severity: 'critical',
        object: place.object,
        // Whatever is not ready on the node waits for the runtime, long before the node itself is marked.
        victims: [...(place.node ? nodeVictims(cluster, place.node) : []), ...stoppedAt(cluster, place)],
        evidence,
        parameters: { seen: first.value, unit },
        remedy: remedy(
          'troubleshooting/node-not-ready',
          place.object,
          command('df', '-h', '/var/lib/rancher/k3s', '/run'),
          command('tail', '-n', '50', '/var/lib/rancher/k3s/agent/containerd/containerd.log'),
          command('crictl', 'info'),
          command('systemctl', 'restart', unit),
        ),
      };
    }
  },
};

function saidByKubelet(cluster: Cluster, { node, host }: Place): readonly Evidence[] {
  if (!node || !complaint.test(kubeletComplaint(node))) return [];
  if (host?.facts && justStarted(host.facts, cluster.now)) return [];
  const ready = conditionOf(node, 'Ready');
  if (!ready || isStarting(cluster, node)) return [];
  return [fromStatus(nodeRef(node), conditionPath('Ready'), saidBy(ready))];
}

/** While K3s does not run, and in the moment after its start, nobody expects containerd to answer. */
function seenOnHost(cluster: Cluster, place: Place): readonly Evidence[] {
  const { host } = place;
  if (!host?.facts) return [];
  const health = unitHealth(host.facts, cluster.now);
  if (health === 'up') {
    const answer = valueOf(host.facts.containerd);
    if (justStarted(host.facts, cluster.now)) return [];
    const down = answer && (!answer.answering || /RuntimeReady=false/i.test(answer.detail));
    return down ? [fromHost(host.name, 'containerd', answer.detail || 'does not answer')] : [];
  }
  if (health !== 'looping') return [];
  const line = errorLineOf(cluster, place as ReadPlace, ...journal);
  return line === undefined ? [] : [journalEvidence(place as ReadPlace, line)];
}
