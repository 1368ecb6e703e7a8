import { holdingUpJob } from '../drain.ts';
import { fromStatus, podRef } from '../evidence.ts';
import { chartRefs } from '../helm-chart.ts';
import { refOf, workloadOf } from '../owners.ts';
import { kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { hasNewerSuccess, jobFailure, jobMemory } from './history.ts';

/** A Job gave up, and nothing of its pods tells more precisely why. */
export const c22JobFailed: Rule = {
  code: 'C22',
  family: 'crash',
  reads: ['Job'],
  consults: ['Pod', 'CronJob', 'PodDisruptionBudget'],
  *check(cluster) {
    for (const job of cluster.all('Job')) {
      const failure = jobFailure(job);
      if (!failure || job.metadata.deletionTimestamp || hasNewerSuccess(cluster, job)) continue;
      if (cluster.now - failure.at > jobMemory) continue;
      const own = refOf('Job', job);
      const pods = cluster
        .pods(job.metadata.namespace)
        .filter((pod) => pod.metadata.ownerReferences?.some(({ kind, name }) => kind === 'Job' && name === own.name))
        .filter((pod) => pod.status?.phase !== 'Succeeded');
      const object = workloadOf(cluster, 'Job', job);
      yield {
        severity: 'warning',
        object,
        victims: pods.length > 0 ? pods.map(podRef) : [own],
        related: [{ ...own, role: 'victim' }],
        evidence: [fromStatus(own, 'status.conditions[Failed]', `${failure.reason}: ${failure.message}`)],
        parameters: { job: own.name, reason: failure.reason, failed: job.status?.failed ?? 0 },
        remedy: remedy(
          'troubleshooting/crash-loop',
          object,
          kubectl('describe', own),
          kubectl(['logs', '--all-containers', '--tail=100'], own),
        ),
        blames: [...chartRefs(job), ...holdingUpJob(cluster, job)],
      };
    }
  },
};
