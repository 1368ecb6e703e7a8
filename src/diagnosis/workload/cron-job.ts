import type { KindTypes } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { perCluster } from '../per-cluster.ts';

export type CronJob = KindTypes['CronJob'];
type Job = KindTypes['Job'];

/** Jobs of a CronJob that are not over. */
export function runningJobs(cluster: Cluster, { metadata }: CronJob): readonly Job[] {
  return (jobsOf(cluster).get(`${metadata.namespace ?? ''}/${metadata.name}`) ?? []).filter(
    ({ metadata, status }) =>
      !metadata.deletionTimestamp &&
      !status?.conditions?.some(({ type, status }) => /^(?:Complete|Failed)$/.test(type) && status === 'True'),
  );
}

const jobsOf = perCluster((cluster) =>
  Map.groupBy(cluster.all('Job'), ({ metadata }) => {
    const owner = metadata.ownerReferences?.find(({ kind }) => kind === 'CronJob');
    return `${metadata.namespace ?? ''}/${owner?.name ?? ''}`;
  }),
);
