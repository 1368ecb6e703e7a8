import { fromStatus, podRef } from '../evidence.ts';
import type { Rule } from '../rule.ts';
import { adviceByNamespace, isSystem } from './advice.ts';

const dayMs = 86_400_000;

/** A pod that nobody makes anew when its node goes. Somebody's short experiment is none. */
export const h09NakedPod: Rule = {
  code: 'H9',
  family: 'hint',
  reads: ['Pod'],
  *check(cluster) {
    const naked = cluster.all('Pod').filter(({ metadata, status }) => {
      const lasts = cluster.now - Date.parse(metadata.creationTimestamp ?? '') > dayMs;
      const owned = (metadata.ownerReferences ?? []).length > 0;
      return (
        lasts && !owned && status?.phase === 'Running' && !metadata.deletionTimestamp && !isSystem(metadata.namespace)
      );
    });
    const advised = naked.map((pod) => ({
      object: podRef(pod),
      evidence: fromStatus(podRef(pod), 'metadata.ownerReferences', '[]'),
    }));
    yield* adviceByNamespace(advised, 'maintenance/cleanup');
  },
};
