import { fromSpec } from '../evidence.ts';
import type { Rule } from '../rule.ts';
import { selectsLabels } from '../selector.ts';
import { adviceByNamespace, usersTemplates } from './advice.ts';

/** Several replicas that a drain may take away all at once, in a cluster of several nodes. */
export const h06NoBudget: Rule = {
  code: 'H6',
  family: 'hint',
  reads: ['PodDisruptionBudget', 'Node'],
  consults: ['Deployment', 'StatefulSet'],
  *check(cluster) {
    if (cluster.all('Node').length < 2) return;
    const budgets = Map.groupBy(cluster.all('PodDisruptionBudget'), ({ metadata }) => metadata.namespace ?? '');
    const advised = usersTemplates(cluster).flatMap(({ ref, pod, replicas = 0 }) => {
      const guarded = (budgets.get(ref.namespace ?? '') ?? []).some(({ spec }) =>
        selectsLabels(spec?.selector, pod.metadata.labels),
      );
      return replicas > 1 && !guarded ? [{ object: ref, evidence: fromSpec(ref, 'spec.replicas', replicas) }] : [];
    });
    yield* adviceByNamespace(advised, 'maintenance/infrastructure-update');
  },
};
