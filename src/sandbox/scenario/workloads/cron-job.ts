import type { Chain } from '../chain.ts';
import { milliseconds } from '../time.ts';
import { finishedJob } from './job.ts';
import { type Made, top } from './parts.ts';

/** A CronJob with its last run, an hour ago at most. */
export function cronJob(chain: Chain): Made {
  const { builder, workload, name } = chain;
  const spec = {
    schedule: workload.schedule ?? '0 * * * *',
    jobTemplate: { spec: { template: { spec: { restartPolicy: 'Never', ...workload.pod } } } },
  };
  const last = { lastScheduleTime: builder.clock.ago('50m'), lastSuccessfulTime: builder.clock.ago('50m', 27_000) };
  const owner = top(chain, spec, last);
  const minutes = Math.floor((builder.clock.start.getTime() - milliseconds('50m')) / 60_000);
  const run = finishedJob(chain, `${name}-${minutes}`, '50m', owner);
  return { owner, pods: run.pods };
}
