import type { Severity } from '../../model/finding.ts';
import type { Node } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { fromEvent, fromStatus } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';

type Condition = NonNullable<NonNullable<Node['status']>['conditions']>[number];

/**
 * A node says that something is wrong with it and no rule knows what: Ready is not True for a reason of its own, or another
 * condition is True, such as those of the node problem detector. Whatever a rule finds about the node comes first.
 */
export const u06Node: Rule = {
  code: 'U6',
  family: 'unknown',
  lastResort: true,
  reads: ['Node'],
  consults: ['Event'],
  *check(cluster) {
    for (const node of cluster.all('Node')) {
      const bad = (node.status?.conditions ?? []).filter((condition) => condition && isBad(cluster, condition));
      const [first] = bad;
      if (!first) continue;
      const ref = refOf('Node', node);
      const severity: Severity = bad.some(({ type }) => type === 'Ready') ? 'critical' : 'warning';
      yield {
        severity,
        object: ref,
        victims: [],
        evidence: [
          ...bad.map((condition) => fromStatus(ref, `status.conditions[${condition.type}]`, said(condition))),
          ...cluster
            .events('Node', node)
            .filter(({ type }) => type !== 'Normal')
            .slice(-3)
            .map(fromEvent),
        ],
        parameters: { conditions: bad.map(({ type, status }) => `${type}=${status}`).join(', '), said: said(first) },
        remedy: remedy(
          'troubleshooting/node-not-ready',
          ref,
          kubectl('describe', ref),
          command('journalctl', '-u', 'k3s', '-n', '100', '--no-pager'),
          command('dmesg', '--level=err,warn'),
        ),
        // What no rule knows by name is a trouble of its own; for the others, any finding about the node is the better one.
        blames: bad.every(({ type }) => judged.has(type)) ? [ref] : [],
      };
    }
  },
};

/** Conditions that rules of family `node` tell of. */
const judged = new Set(['Ready', 'MemoryPressure', 'DiskPressure', 'PIDPressure', 'NetworkUnavailable']);

/** A kubelet that restarts is not Ready for some seconds. */
const patienceMs = 60_000;

/** Conditions that say something good when they are True. By convention of Kubernetes most others tell of trouble. */
const good =
  /^EtcdIsVoter$|(?:Ready|Healthy|Available|Valid|Synced|Complete|Completed|Succeeded|Initialized|Registered|Enabled|Supported|Up|OK)$/;

function isBad(cluster: Cluster, { type, status, lastTransitionTime }: Condition): boolean {
  const isNew = cluster.now - Date.parse(String(lastTransitionTime ?? '')) < patienceMs;
  if (isNew) return false;
  return type === 'Ready' ? status !== 'True' : status === 'True' && !good.test(type);
}

function said({ status, reason, message }: Condition): string {
  return [status, reason, message].filter(Boolean).join(': ');
}
