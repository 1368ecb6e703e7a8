import { fromSpec } from '../evidence.ts';
import { claimsOf } from '../impact.ts';
import type { Rule } from '../rule.ts';
import { adviceByNamespace, usersTemplates } from './advice.ts';

/** Several replicas write to one volume of one node: they can neither spread nor outlive it. Where pods hang on it, that is X7. */
export const h11ReplicasOnOneVolume: Rule = {
  code: 'H11',
  family: 'hint',
  reads: ['PersistentVolumeClaim'],
  consults: ['Deployment', 'StatefulSet'],
  *check(cluster) {
    const advised = usersTemplates(cluster).flatMap(({ ref, pod, replicas = 0 }) =>
      claimsOf(pod).flatMap((name) => {
        const modes = cluster.get('PersistentVolumeClaim', pod.metadata.namespace, name)?.spec?.accessModes ?? [];
        const single = modes.length > 0 && modes.every((mode) => mode === 'ReadWriteOnce');
        if (replicas < 2 || !single) return [];
        return [
          { object: ref, evidence: fromSpec(ref, 'spec.replicas', `${replicas} (PersistentVolumeClaim ${name})`) },
        ];
      }),
    );
    yield* adviceByNamespace(advised, 'optimisation/autoscaling');
  },
};
