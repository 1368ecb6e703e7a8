import { fromEvent } from '../evidence.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import { schedulingRule, shortened } from './draft.ts';
import { preemptionOf, superiors } from './priority.ts';
import { shortageOf } from './shortage.ts';

/** There is no room because pods of higher priority took it, by preemption or by being there first. */
export const s10Outranked = schedulingRule('S10', (cluster, verdict) => {
  const { evidence, ...parameters } = shortageOf(cluster, verdict);
  const event = preemptionOf(cluster, verdict.pod);
  const higher = superiors(cluster, verdict).map((pod) => `${pod.metadata.namespace}/${pod.metadata.name}`);
  return {
    evidence: [...(event ? [fromEvent(event)] : []), ...evidence],
    parameters: { ...parameters, priority: Number(verdict.pod.spec?.priority ?? 0), higher: shortened(higher, ', ') },
    remedy: remedy(
      'optimisation/right-sizing',
      verdict.workload,
      command('kubectl', 'get', 'priorityclasses'),
      command(
        'kubectl',
        'get',
        'pods',
        '-A',
        '-o',
        'custom-columns=NS:.metadata.namespace,NAME:.metadata.name,PRIORITY:.spec.priority',
      ),
      kubectl('edit', verdict.workload),
    ),
  };
});
