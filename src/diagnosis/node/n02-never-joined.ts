import { valueOf } from '../../model/readable.ts';
import { fromHost, fromStatus } from '../evidence.ts';
import { command, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { conditionOf, conditionPath, nodeRef, saidBy } from './conditions.ts';
import { nodeName, placesOf } from './place.ts';
import { unitName, unitSaid } from './unit.ts';
import { nodeVictims } from './victims.ts';

/** A node that was announced and never reported, or a host of lions.yaml that is no node of the cluster. */
export const n02NeverJoined: Rule = {
  code: 'N2',
  family: 'node',
  reads: ['Node'],
  consults: ['Pod'],
  hosts: true,
  *check(cluster) {
    for (const place of placesOf(cluster)) {
      const { node, host } = place;
      const name = nodeName(place);
      const unit = host?.facts ? unitName(host.facts) : 'k3s-agent';
      const shared = {
        object: place.object,
        parameters: { node: name, unit },
        remedy: remedy(
          'troubleshooting/node-not-ready',
          place.object,
          command('systemctl', 'status', unit),
          command('journalctl', '-u', unit, '-n', '100', '--no-pager'),
          command('kubectl', 'get', 'nodes', '-o', 'wide'),
        ),
      };
      const ready = node && conditionOf(node, 'Ready');
      if (
        node &&
        (ready?.reason === 'NodeStatusNeverUpdated' || ready?.message?.includes('never posted node status'))
      ) {
        const evidence = [fromStatus(nodeRef(node), conditionPath('Ready'), saidBy(ready))];
        yield { ...shared, severity: 'critical', victims: nodeVictims(cluster, node), evidence };
      } else if (!node && host?.facts) {
        const state = valueOf(host.facts.unit);
        const evidence = [
          fromHost(host.name, 'hostname', name),
          ...(state ? [fromHost(host.name, state.name, unitSaid(state))] : []),
        ];
        yield { ...shared, severity: 'warning', victims: [{ kind: 'Node', name }], evidence };
      }
    }
  },
};
