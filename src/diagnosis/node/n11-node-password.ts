import type { Evidence } from '../../model/finding.ts';
import type { Node } from '../../model/kinds.ts';
import { type Cluster, eventTime } from '../cluster.ts';
import { fromEvent } from '../evidence.ts';
import { command, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { isReady } from './conditions.ts';
import { journalEvidence, lineOf } from './journal.ts';
import { nodeName, type Place, placesOf, type ReadPlace } from './place.ts';
import { unitHealth, unitName } from './unit.ts';
import { stoppedAt } from './victims.ts';

const rejected =
  /node password rejected|node-passwd entry|unable to verify (hash|password) for node|node password validation failed|hash does not match/i;

/** The server knows another password for this node's name: the machine was installed anew, or two have one name. */
export const n11NodePassword: Rule = {
  code: 'N11',
  family: 'node',
  reads: [],
  consults: ['Node', 'Event', 'Pod'],
  hosts: true,
  *check(cluster) {
    for (const place of placesOf(cluster)) {
      const evidence = [...inJournal(cluster, place), ...(place.node ? inEvents(cluster, place.node) : [])];
      if (evidence.length === 0) continue;
      const name = nodeName(place);
      const secret = `${name}.node-password.k3s`;
      const victims = stoppedAt(cluster, place);
      yield {
        severity: victims.length > 0 ? 'critical' : 'warning',
        object: place.object,
        victims,
        related: [{ kind: 'Secret', namespace: 'kube-system', name: secret, role: 'reference' }],
        evidence,
        parameters: { node: name, secret },
        remedy: remedy(
          'troubleshooting/node-not-ready',
          place.object,
          command('kubectl', '-n', 'kube-system', 'get', `secret/${secret}`),
          command('kubectl', '-n', 'kube-system', 'delete', `secret/${secret}`),
          command('systemctl', 'restart', place.host?.facts ? unitName(place.host.facts) : 'k3s-agent'),
        ),
      };
    }
  },
};

function inJournal(cluster: Cluster, place: Place): readonly Evidence[] {
  if (!place.host?.facts) return [];
  const health = unitHealth(place.host.facts, cluster.now);
  if (health === 'stopped' || (health === 'up' && place.node && isReady(place.node))) return [];
  const line = lineOf(cluster, place as ReadPlace, rejected);
  return line === undefined ? [] : [journalEvidence(place as ReadPlace, line)];
}

const recentMs = 15 * 60_000;

function inEvents(cluster: Cluster, node: Node): readonly Evidence[] {
  const event = cluster.events('Node', node).findLast((one) => one.reason === 'NodePasswordValidationFailed');
  return event && cluster.now - eventTime(event) < recentMs ? [fromEvent(event)] : [];
}
