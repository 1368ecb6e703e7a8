import type { Evidence } from '../../model/finding.ts';
import { type Cluster, eventTime } from '../cluster.ts';
import { fromEvent, fromSpec, fromStatus } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { secondsSince } from './condition.ts';
import { type CronJob, runningJobs } from './cron-job.ts';
import { parseSchedule, type Schedule } from './schedule.ts';

const patience = 120;
const controllerManager = { kind: 'Component', name: 'kube-controller-manager' };

/** A CronJob that does not start its Jobs when it should: its schedule or time zone cannot be used, or its time was missed. */
export const w09CronJobIdle: Rule = {
  code: 'W9',
  family: 'workload',
  reads: ['CronJob', 'Job'],
  consults: ['Event'],
  *check(cluster) {
    for (const cronJob of cluster.all('CronJob')) {
      const { metadata, spec, status } = cronJob;
      if (spec?.suspend || metadata.deletionTimestamp) continue;
      if (secondsSince(cluster, metadata.creationTimestamp) < patience) continue;
      const evidence = useless(cluster, cronJob) ?? missed(cluster, cronJob);
      const [first] = evidence ?? [];
      if (!evidence || !first) continue;
      const object = refOf('CronJob', cronJob);
      const last = String(status?.lastScheduleTime ?? '');
      yield {
        severity: 'warning',
        object,
        victims: [object],
        evidence: [...evidence, fromStatus(object, 'status.lastScheduleTime', last || 'none')],
        parameters: {
          schedule: [spec?.schedule, spec?.timeZone].filter(Boolean).join(' '),
          deadline: spec?.startingDeadlineSeconds ?? '–',
          last: last || '–',
          reason: first.value,
        },
        remedy: remedy(
          'troubleshooting/crash-loop',
          object,
          kubectl('describe', object),
          command('kubectl', '-n', object.namespace ?? '', 'get', 'jobs', '--sort-by=.metadata.creationTimestamp'),
          command('kubectl', '-n', object.namespace ?? '', 'create', 'job', `--from=cronjob/${object.name}`, '<NAME>'),
        ),
        blames: [object, controllerManager],
      };
    }
  },
};

/** A schedule or a time zone that the controller does not understand, or that never comes. */
function useless(cluster: Cluster, cronJob: CronJob): readonly Evidence[] | undefined {
  const { spec } = cronJob;
  const object = refOf('CronJob', cronJob);
  const event = newest(cluster, cronJob, /^(?:UnparseableSchedule|InvalidSchedule|UnknownTimeZone)$/);
  const quoted = event?.reason === 'UnknownTimeZone' ? spec?.timeZone : spec?.schedule;
  // Its words outlive a correction by an hour.
  if (event && (!quoted || (event.message ?? '').includes(quoted))) return [fromEvent(event)];
  if (!spec?.schedule || cronJob.status?.lastScheduleTime) return undefined;
  const schedule = parseSchedule(spec.schedule);
  if (!schedule || schedule.never) return [fromSpec(object, 'spec.schedule', spec.schedule)];
  return spec.timeZone && !isTimeZone(spec.timeZone) ? [fromSpec(object, 'spec.timeZone', spec.timeZone)] : undefined;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    // RangeError is the one answer that this question has beside yes.
    return false;
  }
}

/** What the controller said of runs that it let pass, and runs that nobody spoke of. */
function missed(cluster: Cluster, cronJob: CronJob): readonly Evidence[] | undefined {
  const event = newest(cluster, cronJob, /^(?:TooManyMissedTimes|FailedNeedsStart|MissSchedule)$/);
  if (event) return [fromEvent(event)];
  const schedule = parseSchedule(cronJob.spec?.schedule ?? '');
  return schedule && !schedule.never ? overdue(cluster, cronJob, schedule) : undefined;
}

/** Two whole periods without a run, and no run in progress that would explain it. */
function overdue(cluster: Cluster, cronJob: CronJob, { gap }: Schedule): readonly Evidence[] | undefined {
  const { metadata, spec, status } = cronJob;
  const idle = secondsSince(cluster, status?.lastScheduleTime ?? metadata.creationTimestamp);
  const busy = (status?.active ?? []).length > 0 || runningJobs(cluster, cronJob).length > 0;
  if (busy || idle === Number.POSITIVE_INFINITY || idle < 2 * gap + 600) return undefined;
  return [fromSpec(refOf('CronJob', cronJob), 'spec.schedule', spec?.schedule ?? '')];
}

/** The newest such event, unless a Job was started after it. */
function newest(cluster: Cluster, cronJob: CronJob, reasons: RegExp) {
  const event = cluster.events('CronJob', cronJob).findLast(({ reason }) => reasons.test(reason ?? ''));
  if (!event) return undefined;
  const started = [
    cronJob.status?.lastScheduleTime,
    ...runningJobs(cluster, cronJob).map(({ metadata }) => metadata.creationTimestamp),
  ].map((at) => Date.parse(String(at ?? '')) || 0);
  return Math.max(...started) >= eventTime(event) - 1000 ? undefined : event;
}
