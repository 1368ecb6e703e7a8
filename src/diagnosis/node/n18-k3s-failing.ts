import type { Evidence } from '../../model/finding.ts';
import { valueOf } from '../../model/readable.ts';
import type { Cluster } from '../cluster.ts';
import { fromHost, fromStatus } from '../evidence.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { conditionOf, conditionPath, kubeletComplaint, nodeRef, saidBy } from './conditions.ts';
import { errorLineOf, journalEvidence, messageOf } from './journal.ts';
import { nodeName, type Place, placesOf, type ReadPlace } from './place.ts';
import { isStarting } from './starting.ts';
import { unitHealth, unitName, unitSaid } from './unit.ts';
import { nodeVictims, stoppedAt } from './victims.ts';

/** In the order of what they tell: the wrong flag before the process that ended for it, systemd's own words last. */
const telling = [
  /"command failed" err=/i,
  /flag provided but not defined|unknown (flag|command|shorthand)|invalid (flag|argument|value)\b|unrecognized feature gate|invalid option/i,
  /address already in use/i,
  /executable file not found|exec format error|status=203\/EXEC|Failed (to locate|at step EXEC).{0,80}(executable|No such file)/i,
  /config\.yaml|error (unmarshaling|converting) YAML|yaml: /i,
  /newer than datastore and could cause|critical configuration (value )?mismatch|unable to (select|find).{0,40}(IP|interface|route)/i,
  /level=fatal/i,
  /\b(panic|fatal error|Error): /,
  /level=error .{0,200}exited/i,
  /Main process exited|Failed with result|Start request repeated too quickly/i,
];

/** K3s ends again and again for a reason that no other rule knows; its journal says which. */
export const n18K3sFailing: Rule = {
  code: 'N18',
  family: 'node',
  reads: [],
  consults: ['Node', 'Pod'],
  hosts: true,
  *check(cluster) {
    for (const place of placesOf(cluster)) {
      const draft = onHost(cluster, place) ?? saidByKubelet(cluster, place);
      if (draft) yield draft;
    }
  },
};

function onHost(cluster: Cluster, place: Place): Draft | undefined {
  if (!place.host?.facts) return undefined;
  const read = place as ReadPlace;
  const { facts } = read.host;
  const unit = valueOf(facts.unit);
  const health = unitHealth(facts, cluster.now);
  const failed = health === 'stopped' && unit?.active === 'failed';
  const line = health === 'looping' || failed ? errorLineOf(cluster, read, ...telling) : undefined;
  // A failed unit that says nothing was stopped, and is told as such.
  if (!unit || (line === undefined && health !== 'looping')) return undefined;
  const evidence = [
    ...(line === undefined ? [] : [journalEvidence(read, line)]),
    fromHost(read.host.name, unit.name, unitSaid(unit)),
  ];
  const name = unitName(facts);
  return draftOf(place, evidence, line === undefined ? unitSaid(unit) : messageOf(line), stoppedAt(cluster, place), [
    command('systemctl', 'status', name),
    command('journalctl', '-u', name, '-n', '100', '--no-pager'),
    command('cat', '/etc/rancher/k3s/config.yaml'),
    command('ss', '-ltnp', 'sport = :6443'),
  ]);
}

/** A kubelet that answers and says that it is not ready, in words that no earlier rule knows. */
function saidByKubelet(cluster: Cluster, { node }: Place): Draft | undefined {
  const ready = node && conditionOf(node, 'Ready');
  if (!node || !ready || ready.status !== 'False' || isStarting(cluster, node)) return undefined;
  const said = kubeletComplaint(node) || (ready.reason ?? 'Ready=False');
  const evidence = [fromStatus(nodeRef(node), conditionPath('Ready'), saidBy(ready))];
  return draftOf({ node, object: nodeRef(node) }, evidence, said, nodeVictims(cluster, node), [
    kubectl('describe', nodeRef(node)),
    command('journalctl', '-u', 'k3s*', '-n', '100', '--no-pager'),
  ]);
}

function draftOf(
  place: Place,
  evidence: readonly Evidence[],
  seen: string,
  victims: Draft['victims'],
  commands: readonly string[],
): Draft {
  return {
    severity: 'critical',
    object: place.object,
    victims,
    related: place.host ? [{ kind: 'Host', name: place.host.name, role: 'node' }] : [],
    evidence,
    parameters: { machine: nodeName(place), seen: seen.slice(0, 300) },
    remedy: remedy('troubleshooting/node-not-ready', place.object, ...commands),
  };
}
