import { lastEnd } from '../containers.ts';
import { fromSpec, fromStatus, podRef } from '../evidence.ts';
import { kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { containersInTrouble } from './trouble.ts';

/** The kernel killed the container because it went over its own memory limit. */
export const c01OomLimit: Rule = {
  code: 'C1',
  family: 'crash',
  reads: ['Pod'],
  *check(cluster) {
    for (const { container, workload } of containersInTrouble(cluster)) {
      const end = lastEnd(container);
      const limit = container.spec.resources?.limits?.['memory'];
      if (end?.reason !== 'OOMKilled' || limit === undefined) continue;
      const pod = podRef(container.pod);
      yield {
        severity: 'critical',
        object: workload,
        victims: [{ ...pod, container: container.name }],
        evidence: [
          fromStatus(pod, `${container.path}.lastState.terminated`, `OOMKilled, exit code ${end.exitCode}`),
          fromSpec(pod, `spec.containers[${container.name}].resources.limits.memory`, limit),
        ],
        parameters: { container: container.name, limit: String(limit), restarts: container.status?.restartCount ?? 0 },
        remedy: remedy(
          'optimisation/right-sizing',
          workload,
          kubectl(['logs', '--previous', '-c', container.name], pod),
          kubectl(['set', 'resources'], workload, '-c', container.name, '--limits=memory=<NEW>'),
        ),
      };
    }
  },
};
