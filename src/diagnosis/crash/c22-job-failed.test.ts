import { object } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { c22JobFailed } from './c22-job-failed.ts';

const failedAt = (seconds: number, reason = 'DeadlineExceeded') => ({
  failed: 1,
  conditions: [
    {
      type: 'Failed',
      status: 'True',
      reason,
      message: 'Job was active longer than specified deadline',
      lastTransitionTime: ago(seconds),
    },
  ],
});
const run = (name: string, status: object, age: number) =>
  object('Job', name, {
    age,
    metadata: {
      ownerReferences: [{ apiVersion: 'batch/v1', kind: 'CronJob', name: 'nightly', uid: 'c', controller: true }],
    },
    status: { ...status },
  });

ruleCases(c22JobFailed, {
  finds: {
    'a Job that took too long': {
      objects: [object('Job', 'import', { status: failedAt(60) })],
      object: 'Job/shop/import',
      severity: 'warning',
      evidence: [/DeadlineExceeded: Job was active/],
    },
    'a run of a CronJob whose pods are gone': {
      objects: [run('nightly-1', failedAt(60, 'BackoffLimitExceeded'), 600)],
      object: 'CronJob/shop/nightly',
      evidence: [/BackoffLimitExceeded/],
    },
  },
  ignores: {
    'a run that the next one made good': {
      objects: [
        run('nightly-1', failedAt(4000), 4000),
        run('nightly-2', { conditions: [{ type: 'Complete', status: 'True' }] }, 600),
      ],
    },
    'a failure of last month': { objects: [object('Job', 'import', { status: failedAt(86_400 * 30) })] },
    'a Job that still tries': { objects: [object('Job', 'import', { status: { failed: 2, active: 1 } })] },
  },
});
