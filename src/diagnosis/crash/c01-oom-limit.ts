import { fromSpec, podRef } from '../evidence.ts';
import { kubectl } from '../remedy.ts';
import { endEvidence, specPath } from './container.ts';
import { containerRule } from './container-rule.ts';

/** The kernel killed the container because it went over its own memory limit, or its pod's. */
export const c01OomLimit = containerRule({
  code: 'C1',
  recognise(_cluster, { container, workload, end }) {
    if (end?.reason !== 'OOMKilled') return undefined;
    const own = container.spec.resources?.limits?.['memory'];
    const limit = own ?? container.pod.spec?.resources?.limits?.['memory'];
    if (limit === undefined) return undefined;
    const pod = podRef(container.pod);
    const path = own === undefined ? 'spec' : specPath(container);
    return {
      evidence: [endEvidence(container, end), fromSpec(pod, `${path}.resources.limits.memory`, limit)],
      parameters: { limit: String(limit) },
      procedure: 'optimisation/right-sizing',
      commands: [
        kubectl(['logs', '--previous', '-c', container.name], pod),
        kubectl(['set', 'resources'], workload, '-c', container.name, '--limits=memory=<NEW>'),
      ],
    };
  },
});
