import { fromSpec, podRef } from '../evidence.ts';
import { kubectl, remedy } from '../remedy.ts';
import { schedulingRule } from './draft.ts';

/** The pod carries scheduling gates, which something else must take away before the scheduler looks at it. */
export const s07Gated = schedulingRule('S7', (_cluster, verdict) => {
  const gates = (verdict.pod.spec?.schedulingGates ?? []).map(({ name }) => name).join(', ');
  return {
    evidence: [fromSpec(podRef(verdict.pod), 'spec.schedulingGates', gates)],
    parameters: { gates },
    remedy: remedy(
      'upgrades/application',
      verdict.workload,
      kubectl(['get', '-o', 'yaml'], podRef(verdict.pod)),
      kubectl('describe', verdict.workload),
    ),
  };
});
