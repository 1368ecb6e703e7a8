import type { KindTypes, Pod } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { perCluster } from '../per-cluster.ts';

type Job = KindTypes['Job'];

const day = 86_400_000;
/** A Job that failed longer ago than this is history: whoever cared has acted. */
export const jobMemory = 7 * day;

/**
 * Whether a pod's failure no longer matters: its controller has replaced it, its Job succeeded after all, or it is long over.
 * Controllers leave such pods behind as a record.
 */
export function isHistory(cluster: Cluster, pod: Pod): boolean {
  const failed = pod.status?.phase === 'Failed';
  const owner = pod.metadata.ownerReferences?.find((reference) => reference.controller);
  if (owner?.kind === 'Job') {
    const job = cluster.get('Job', pod.metadata.namespace, owner.name);
    return job !== undefined && isSettled(cluster, job, failed);
  }
  if (!failed) return false;
  // Evicted, preempted, refused by the node: no crash of a program, and said by other families.
  if (pod.status?.reason && pod.status.reason !== 'Error') return true;
  return owner !== undefined || cluster.now - Date.parse(pod.metadata.creationTimestamp ?? '') > day;
}

function isSettled(cluster: Cluster, job: Job, podFailed: boolean): boolean {
  if (isTrue(job, 'Complete') || isTrue(job, 'SuccessCriteriaMet') || job.spec?.suspend === true) return true;
  if (hasNewerSuccess(cluster, job)) return true;
  const failedAt = jobFailure(job)?.at;
  if (failedAt !== undefined) return cluster.now - failedAt > jobMemory;
  // The Job tries again, and the new attempt runs: too early to say.
  return podFailed && (job.status?.failed ?? 0) < 3 && (job.status?.ready ?? 0) > 0;
}

function isTrue(job: Job, type: string): boolean {
  return job.status?.conditions?.some((condition) => condition.type === type && condition.status === 'True') === true;
}

/** Why and when a Job gave up; undefined while it has not. */
export function jobFailure(
  job: Job,
): { readonly reason: string; readonly message: string; readonly at: number } | undefined {
  const condition = job.status?.conditions?.find(({ type, status }) => type === 'Failed' && status === 'True');
  if (!condition) return undefined;
  const at = Date.parse(String(condition.lastTransitionTime ?? job.metadata.creationTimestamp ?? ''));
  return { reason: condition.reason ?? 'Failed', message: condition.message ?? '', at };
}

/** Whether a later run of the same CronJob succeeded, so that this failure was made good. */
export function hasNewerSuccess(cluster: Cluster, job: Job): boolean {
  const owner = cronJobOf(job);
  if (!owner) return false;
  const created = job.metadata.creationTimestamp ?? '';
  const runs = jobsByCronJob(cluster).get(`${job.metadata.namespace}/${owner}`) ?? [];
  return runs.some((run) => (run.metadata.creationTimestamp ?? '') > created && isTrue(run, 'Complete'));
}

function cronJobOf(job: Job): string | undefined {
  return job.metadata.ownerReferences?.find((reference) => reference.kind === 'CronJob')?.name;
}

const jobsByCronJob = perCluster((cluster) =>
  Map.groupBy(cluster.all('Job'), (job) => `${job.metadata.namespace}/${cronJobOf(job) ?? ''}`),
);
