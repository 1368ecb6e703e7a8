import { event, type Fields, object } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { w09CronJobIdle } from './w09-cron-job-idle.ts';

const nightly = (spec: Fields = {}, status: Fields = { lastScheduleTime: ago(7200) }) =>
  object('CronJob', 'backup', { age: 86_400 * 30, spec: { schedule: '0 0 * * *', ...spec }, status });
const minutely = (status: Fields) => nightly({ schedule: '*/5 * * * *' }, status);

ruleCases(w09CronJobIdle, {
  finds: {
    'a time zone that nobody knows': {
      objects: [
        nightly({ timeZone: 'Europe/Pari' }, {}),
        event(nightly(), 'UnknownTimeZone', 'invalid timeZone: "Europe/Pari": unknown time zone Europe/Pari'),
      ],
      object: 'CronJob/shop/backup',
      severity: 'warning',
      evidence: [/UnknownTimeZone: .*Europe\/Pari/],
    },
    'a schedule that cannot be read': {
      objects: [nightly({ schedule: '0 25 * * *' }, {})],
      object: 'CronJob/shop/backup',
      evidence: [/spec\.schedule: 0 25/],
    },
    'the thirtieth of February': {
      objects: [nightly({ schedule: '0 4 30 2 *' }, {})],
      object: 'CronJob/shop/backup',
      evidence: [/0 4 30 2/],
    },
    'too many missed starts': {
      objects: [
        minutely({ lastScheduleTime: ago(86_400) }),
        event(
          minutely({}),
          'FailedNeedsStart',
          'Cannot determine if job needs to be started: too many missed start times (> 100). Set or decrease .spec.startingDeadlineSeconds or check clock skew',
        ),
      ],
      object: 'CronJob/shop/backup',
      evidence: [/too many missed/],
    },
    'three nights without a run and without a word': {
      objects: [nightly({}, { lastScheduleTime: ago(86_400 * 3) })],
      object: 'CronJob/shop/backup',
      evidence: [/lastScheduleTime/],
    },
  },
  ignores: {
    'a CronJob that ran': { objects: [nightly()] },
    'one that is suspended': { objects: [nightly({ suspend: true }, { lastScheduleTime: ago(86_400 * 30) })] },
    'a warning after which it ran': {
      objects: [
        minutely({ lastScheduleTime: ago(20) }),
        event(minutely({}), 'TooManyMissedTimes', 'too many missed start times', { seconds: 600 }),
      ],
    },
    'a new one that waits for its night': {
      objects: [object('CronJob', 'backup', { age: 7200, spec: { schedule: '0 0 * * *' } })],
    },
    'one whose Job still runs': {
      objects: [nightly({}, { lastScheduleTime: ago(86_400 * 3), active: [{ kind: 'Job', name: 'backup-1' }] })],
    },
    'a schedule that was corrected since': {
      objects: [
        nightly(),
        event(
          nightly(),
          'UnparseableSchedule',
          'unparseable schedule: "0 25 * * *" : end of range (25) above maximum (23)',
        ),
      ],
    },
  },
});
