import { containersOf } from '../containers.ts';
import { fromSpec } from '../evidence.ts';
import type { Rule } from '../rule.ts';
import { templateKinds } from '../template.ts';
import { adviceByNamespace, usersTemplates } from './advice.ts';

/** A container reserves nothing, or may take all of the node's memory. */
export const h02NoRequests: Rule = {
  code: 'H2',
  family: 'hint',
  reads: ['Pod'],
  consults: [...templateKinds, 'LimitRange'],
  *check(cluster) {
    // A LimitRange gives every container what it does not ask for.
    const filled = new Set(
      cluster
        .all('LimitRange')
        .filter(({ spec }) => spec?.limits?.some(({ default: limits, defaultRequest }) => limits ?? defaultRequest))
        .map(({ metadata }) => metadata.namespace),
    );
    const advised = usersTemplates(cluster)
      .filter(({ pod, ref }) => !filled.has(pod.metadata.namespace) && ref.kind !== 'Job' && ref.kind !== 'CronJob')
      .flatMap(({ ref, pod }) =>
        containersOf(pod)
          .filter(({ role }) => role === 'main')
          .flatMap(({ name, spec }) => {
            const { requests = {}, limits = {} } = spec.resources ?? {};
            const lacks = [
              ...((requests['memory'] ?? limits['memory']) ? [] : ['requests.memory']),
              ...((requests['cpu'] ?? limits['cpu']) ? [] : ['requests.cpu']),
              ...(limits['memory'] ? [] : ['limits.memory']),
            ];
            const path = `spec.containers[${name}].resources`;
            return lacks.length > 0 ? [{ object: ref, evidence: fromSpec(ref, path, `– ${lacks.join(', ')}`) }] : [];
          }),
      );
    yield* adviceByNamespace(advised, 'optimisation/right-sizing');
  },
};
