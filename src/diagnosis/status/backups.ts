import type { Cluster } from '../cluster.ts';
import { refOf } from '../owners.ts';
import type { Status } from './schema.ts';

const named = /backup|back-up|sauvegarde|dump|restic|velero|snapshot/i;

/** CronJobs that make backups, as far as their names tell. That one succeeded does not prove that its backup can be restored. */
export function backupsOf(cluster: Cluster): Status['backups'] {
  if (!cluster.canRead('CronJob')) return null;
  return cluster
    .all('CronJob')
    .filter(({ metadata }) => named.test(metadata.name))
    .map((job) => {
      const last = Date.parse(String(job.status?.lastSuccessfulTime ?? ''));
      return { ...refOf('CronJob', job), lastSuccess: Number.isNaN(last) ? null : new Date(last).toISOString() };
    });
}
