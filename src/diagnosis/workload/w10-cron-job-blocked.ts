import type { KindTypes } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { fromEvent, fromSpec, fromStatus, podRef } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { secondsSince } from './condition.ts';
import { type CronJob, runningJobs } from './cron-job.ts';
import { parseSchedule } from './schedule.ts';

/** A Job that takes a little longer than its period skips a run now and then, which is what Forbid is for. */
const hour = 3600;

/** A CronJob that forbids overlaps has a Job that does not end: nothing has run since. */
export const w10CronJobBlocked: Rule = {
  code: 'W10',
  family: 'workload',
  reads: ['CronJob', 'Job'],
  consults: ['Pod', 'Event'],
  *check(cluster) {
    for (const cronJob of cluster.all('CronJob')) {
      if (cronJob.metadata.deletionTimestamp || cronJob.spec?.suspend) continue;
      if (cronJob.spec?.concurrencyPolicy !== 'Forbid') continue;
      const job = runningJobs(cluster, cronJob).find((one) => isStuck(cluster, cronJob, one));
      if (!job) continue;
      const object = refOf('CronJob', cronJob);
      const own = refOf('Job', job);
      const event = cluster.events('CronJob', cronJob).findLast(({ reason }) => reason === 'JobAlreadyActive');
      const started = String(job.status?.startTime ?? job.metadata.creationTimestamp ?? '–');
      yield {
        severity: 'warning',
        object,
        victims: [object],
        related: [{ ...own, role: 'reference' }],
        evidence: [
          fromStatus(own, 'status.startTime', started),
          fromSpec(object, 'spec.concurrencyPolicy', 'Forbid'),
          ...(event ? [fromEvent(event)] : []),
        ],
        parameters: { job: own.name, started, schedule: cronJob.spec.schedule ?? '–' },
        remedy: remedy(
          'troubleshooting/crash-loop',
          object,
          kubectl(['logs', '--all-containers', '--tail=50'], own),
          command('kubectl', '-n', own.namespace ?? '', 'get', 'pods', '-l', `job-name=${own.name}`, '-o', 'wide'),
          kubectl(['delete'], own),
        ),
        blames: [own, ...podsOf(cluster, job).map(podRef)],
      };
    }
  },
};

function isStuck(cluster: Cluster, { spec }: CronJob, job: KindTypes['Job']): boolean {
  // A suspended Job waits for whoever suspended it, and one with a deadline will end by itself.
  if (job.spec?.suspend || job.spec?.activeDeadlineSeconds !== undefined) return false;
  const schedule = parseSchedule(spec?.schedule ?? '');
  const age = secondsSince(cluster, job.status?.startTime ?? job.metadata.creationTimestamp);
  if (!schedule || age === Number.POSITIVE_INFINITY) return false;
  return age > Math.max(schedule.gap + Math.min(2 * schedule.gap, hour), hour);
}

function podsOf(cluster: Cluster, job: KindTypes['Job']) {
  return cluster
    .pods(job.metadata.namespace)
    .filter(({ metadata }) =>
      metadata.ownerReferences?.some(({ kind, name }) => kind === 'Job' && name === job.metadata.name),
    );
}
