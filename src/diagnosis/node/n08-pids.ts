import { command, kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { placesOf } from './place.ts';
import { pressureEvidence, pressureVictims } from './pressure.ts';

/** The machine is about to run out of process numbers: some program starts processes and never ends them. */
export const n08Pids: Rule = {
  code: 'N8',
  family: 'node',
  reads: ['Node'],
  consults: ['Pod'],
  *check(cluster) {
    for (const { node, object } of placesOf(cluster)) {
      const evidence = node ? pressureEvidence(node, 'PIDPressure') : [];
      const [first] = evidence;
      if (!node || !first) continue;
      yield {
        severity: 'critical',
        object,
        victims: pressureVictims(cluster, node, 'PIDPressure'),
        evidence,
        parameters: { seen: first.value },
        remedy: remedy(
          'troubleshooting/node-not-ready',
          object,
          kubectl('describe', object),
          command('ps', '-eo', 'nlwp,pid,ppid,args', '--sort=-nlwp'),
          command('sysctl', 'kernel.pid_max', 'kernel.threads-max'),
        ),
      };
    }
  },
};
