import { event, type Fields, object, ownerOf, pod, waiting } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { w10CronJobBlocked } from './w10-cron-job-blocked.ts';

const cron = (spec: Fields = {}) =>
  object('CronJob', 'import', {
    age: 86_400 * 30,
    spec: { schedule: '*/10 * * * *', concurrencyPolicy: 'Forbid', ...spec },
    status: { lastScheduleTime: ago(7200), active: [{ kind: 'Job', name: 'import-1' }] },
  });
const job = (seconds: number, spec: Fields = {}, status: Fields = {}) =>
  object('Job', 'import-1', {
    age: seconds,
    metadata: { ownerReferences: [ownerOf(cron())] },
    spec,
    status: { active: 1, startTime: ago(seconds), ...status },
  });

ruleCases(w10CronJobBlocked, {
  finds: {
    'a Job that hangs since two hours': {
      objects: [
        cron(),
        job(7200),
        pod('import-1-x', { owner: job(7200) }),
        event(
          cron(),
          'JobAlreadyActive',
          'Not starting job because prior execution is running and concurrency policy is Forbid',
          {
            type: 'Normal',
          },
        ),
      ],
      object: 'CronJob/shop/import',
      severity: 'warning',
      evidence: [/startTime/, /Forbid/, /prior execution is running/],
      victims: ['Job/shop/import-1'],
    },
    'a nightly Job that has not ended since the night before': {
      objects: [cron({ schedule: '0 2 * * *' }), job(86_400 + 7200)],
      object: 'CronJob/shop/import',
      evidence: [/startTime/],
    },
  },
  ignores: {
    'a Job that takes twice its period': { objects: [cron(), job(1500)] },
    'overlaps that are allowed': { objects: [cron({ concurrencyPolicy: 'Allow' }), job(7200)] },
    'a Job that will be ended': { objects: [cron(), job(7200, { activeDeadlineSeconds: 10_000 })] },
    'a Job that ended': { objects: [cron(), job(7200, {}, { conditions: [{ type: 'Complete', status: 'True' }] })] },
    'a nightly Job of six hours': { objects: [cron({ schedule: '0 2 * * *' }), job(6 * 3600)] },
    'a Job of nobody': {
      objects: [
        cron(),
        object('Job', 'x', { status: { startTime: ago(9999) } }),
        pod('x-1', { state: waiting('ContainerCreating') }),
      ],
    },
  },
});
