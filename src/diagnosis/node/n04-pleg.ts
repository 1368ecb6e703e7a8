import { fromStatus } from '../evidence.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { conditionOf, conditionPath, kubeletComplaint, saidBy } from './conditions.ts';
import { placesOf } from './place.ts';
import { isStarting } from './starting.ts';
import { nodeVictims } from './victims.ts';

const complaint = /PLEG is not healthy|pleg was last seen active/i;

/** The kubelet takes more than three minutes to look through its containers: overloaded node, slow disk, hung container. */
export const n04Pleg: Rule = {
  code: 'N4',
  family: 'node',
  reads: ['Node'],
  consults: ['Pod'],
  *check(cluster) {
    for (const { node, object } of placesOf(cluster)) {
      const ready = node && conditionOf(node, 'Ready');
      if (!node || !ready || !complaint.test(kubeletComplaint(node)) || isStarting(cluster, node)) continue;
      yield {
        severity: 'critical',
        object,
        victims: nodeVictims(cluster, node),
        evidence: [fromStatus(object, conditionPath('Ready'), saidBy(ready))],
        parameters: { seen: (ready.message ?? '').slice(0, 200), pods: cluster.podsOnNode(node.metadata.name).length },
        remedy: remedy(
          'troubleshooting/node-not-ready',
          object,
          kubectl('describe', object),
          command('uptime'),
          command('cat', '/proc/pressure/io'),
          command('crictl', 'pods'),
        ),
      };
    }
  },
};
