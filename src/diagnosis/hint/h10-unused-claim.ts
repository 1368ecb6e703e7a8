import { fromStatus } from '../evidence.ts';
import { claimsOf } from '../impact.ts';
import { refOf } from '../owners.ts';
import type { Rule } from '../rule.ts';
import { templateKinds, templates } from '../template.ts';
import { adviceByNamespace } from './advice.ts';

const settlingMs = 10 * 60_000;

/** A claim that has waited for a pod from the start, and that no workload mounts: left over, or made twice by a template. */
export const h10UnusedClaim: Rule = {
  code: 'H10',
  family: 'hint',
  reads: ['PersistentVolumeClaim', 'Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'CronJob', 'Job'],
  consults: templateKinds,
  *check(cluster) {
    const used = new Set(
      templates(cluster).flatMap(({ pod }) => claimsOf(pod).map((name) => `${pod.metadata.namespace}/${name}`)),
    );
    const made = cluster
      .all('StatefulSet')
      .flatMap(({ metadata, spec }) =>
        (spec?.volumeClaimTemplates ?? []).map(
          (claim) => `${metadata.namespace}/${claim.metadata?.name}-${metadata.name}-`,
        ),
      );
    const unused = cluster.all('PersistentVolumeClaim').filter(({ metadata, status }) => {
      const name = `${metadata.namespace}/${metadata.name}`;
      const isOld = cluster.now - Date.parse(metadata.creationTimestamp ?? '') > settlingMs;
      return status?.phase === 'Pending' && isOld && !used.has(name) && !made.some((start) => name.startsWith(start));
    });
    const advised = unused.map((claim) => {
      const object = refOf('PersistentVolumeClaim', claim);
      return { object, evidence: fromStatus(object, 'status.phase', 'Pending') };
    });
    yield* adviceByNamespace(advised, 'maintenance/cleanup');
  },
};
