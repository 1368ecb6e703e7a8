import type { FailingCase } from '../case.ts';
import { deployment, sleeper } from '../manifest.ts';
import { all, olderThan, phase } from '../symptoms.ts';

/** Nobody schedules for this name, and nobody says a word about it. */
export const workload: FailingCase = {
  name: 'scheduler-unknown',
  code: 'S8',
  culprit: 'Deployment/batch',
  manifest: deployment('batch', `schedulerName: batch-scheduler${sleeper}`),
  until: all(phase('Pending'), olderThan(60)),
  evidence: [/batch-scheduler/],
};
