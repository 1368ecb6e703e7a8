import { command, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { journalEvidence, lineOf, messageOf } from './journal.ts';
import { nodeName, readPlaces } from './place.ts';
import { unitHealth, unitName } from './unit.ts';
import { stoppedAt } from './victims.ts';

const ofServer = [
  /encrypted with (a )?different token/i,
  /cipher: message authentication failed/i,
  /server\/token\b.{0,40}(no such file|is empty)/i,
];
const ofAny = [
  /token CA hash does not match/i,
  /(v1-k3s|cacerts|apiservers|:644[34])\S*:? .{0,60}401 Unauthorized/i,
  /\btoken is not valid|invalid (server |agent |join )?token|failed to normalize (server )?token|--token is required/i,
];

/** K3s's token: an agent's is not the server's, or the server's is not the one that its datastore was encrypted with. */
export const n15Token: Rule = {
  code: 'N15',
  family: 'node',
  reads: [],
  consults: ['Node', 'Pod'],
  hosts: true,
  *check(cluster) {
    for (const place of readPlaces(cluster)) {
      const { facts } = place.host;
      const health = unitHealth(facts, cluster.now);
      if (health === 'up' || health === 'unread') continue;
      const isServer = facts.role === 'server';
      const line = lineOf(cluster, place, ...(isServer ? ofServer : []), ...ofAny);
      if (line === undefined) continue;
      const unit = unitName(facts);
      const own = isServer ? '/var/lib/rancher/k3s/server/token' : `/etc/systemd/system/${unit}.service.env`;
      yield {
        severity: 'critical',
        object: place.object,
        victims: stoppedAt(cluster, place),
        related: [{ kind: 'Host', name: place.host.name, role: 'node' }],
        evidence: [journalEvidence(place, line)],
        parameters: { machine: nodeName(place), seen: messageOf(line), file: own, unit },
        remedy: remedy(
          isServer ? 'emergency/cluster-restore' : 'troubleshooting/node-not-ready',
          place.object,
          command('ls', '-l', own, '/etc/rancher/k3s/config.yaml'),
          command('journalctl', '-u', unit, '-n', '50', '--no-pager'),
          command('systemctl', 'restart', unit),
        ),
      };
    }
  },
};
