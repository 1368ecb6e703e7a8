import type { HealthyCase } from '../case.ts';
import { claim } from '../manifest.ts';
import { event } from '../symptoms.ts';

/** Its class binds with the first pod that uses it, and there is none yet. */
export const workload: HealthyCase = {
  name: 'unused-claim',
  healthy: true,
  manifest: claim('later'),
  until: event('WaitForFirstConsumer'),
};
