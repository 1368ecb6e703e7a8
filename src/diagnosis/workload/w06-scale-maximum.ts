import { fromStatus } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { readings, targetOf } from './autoscaler.ts';
import { conditionOf, conditionPath, said, secondsSince } from './condition.ts';

/** A peak passes; a target that is missed for so long will go on being missed. */
const peak = 600;
/** Below this excess the autoscaler itself would not act. */
const tolerance = 1.1;

/** An autoscaler has all the pods that it may have, and they are still busier than they should be. */
export const w06ScaleMaximum: Rule = {
  code: 'W6',
  family: 'workload',
  reads: ['HorizontalPodAutoscaler'],
  *check(cluster) {
    for (const autoscaler of cluster.all('HorizontalPodAutoscaler')) {
      const { metadata, spec, status } = autoscaler;
      const limited = conditionOf(autoscaler, 'ScalingLimited');
      if (metadata.deletionTimestamp || limited?.status !== 'True' || limited.reason !== 'TooManyReplicas') continue;
      const most = spec?.maxReplicas ?? 0;
      // Pinned to one number: whoever writes this means to switch scaling off, and a busier target is what they accept.
      if ((spec?.minReplicas ?? 1) >= most) continue;
      if ((status?.currentReplicas ?? 0) < most || secondsSince(cluster, limited.lastTransitionTime) < peak) continue;
      const [worst] = readings(autoscaler).toSorted((a, b) => b.ratio - a.ratio);
      if (!worst || worst.ratio <= tolerance) continue;
      const object = refOf('HorizontalPodAutoscaler', autoscaler);
      const target = targetOf(autoscaler);
      yield {
        severity: 'warning',
        object,
        victims: [object],
        related: [{ ...target, role: 'reference' }],
        evidence: [
          fromStatus(object, 'status.currentMetrics', worst.written),
          fromStatus(object, conditionPath(limited), said(limited)),
          fromStatus(object, 'status.currentReplicas', `${status?.currentReplicas} of at most ${most}`),
        ],
        parameters: { target: `${target.kind}/${target.name}`, most, reading: worst.written },
        remedy: remedy(
          'optimisation/autoscaling',
          object,
          kubectl('describe', object),
          command('kubectl', 'top', 'pods', '-n', object.namespace ?? '', '--sort-by=cpu'),
          command('kubectl', 'top', 'nodes'),
          kubectl('edit', object),
        ),
      };
    }
  },
};
