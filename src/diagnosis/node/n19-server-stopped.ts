import { valueOf } from '../../model/readable.ts';
import { fromHost } from '../evidence.ts';
import { command, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { nodeName, readPlaces } from './place.ts';
import { unitHealth, unitName, unitSaid } from './unit.ts';
import { stoppedAt } from './victims.ts';

/** The K3s service of a server does not run and nothing starts it: somebody stopped it, or it was never enabled. */
export const n19ServerStopped: Rule = {
  code: 'N19',
  family: 'node',
  reads: [],
  consults: ['Node', 'Pod'],
  hosts: true,
  *check(cluster) {
    for (const place of readPlaces(cluster)) {
      const { name, facts } = place.host;
      const unit = valueOf(facts.unit);
      if (!unit || facts.role !== 'server' || unitHealth(facts, cluster.now) !== 'stopped') continue;
      yield {
        severity: 'critical',
        object: place.object,
        victims: stoppedAt(cluster, place),
        related: [{ kind: 'Host', name, role: 'node' }],
        evidence: [fromHost(name, unit.name, unitSaid(unit))],
        parameters: { machine: nodeName(place), seen: unitSaid(unit), unit: unitName(facts) },
        remedy: remedy(
          'troubleshooting/node-not-ready',
          place.object,
          command('systemctl', 'status', unitName(facts)),
          command('journalctl', '-u', unitName(facts), '-n', '50', '--no-pager'),
          command('systemctl', 'start', unitName(facts)),
        ),
      };
    }
  },
};
