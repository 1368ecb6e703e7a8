import { completed, crashed, object, pod, running, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { c05ApplicationError } from './c05-application-error.ts';

const job = (status: object, name = 'report') =>
  object('Job', name, {
    metadata: {
      ownerReferences: [{ apiVersion: 'batch/v1', kind: 'CronJob', name: 'nightly', uid: 'c', controller: true }],
    },
    status: { ...status },
  });
const failedPod = (owner: ReturnType<typeof job>) =>
  pod('report-x1', {
    owner,
    phase: 'Failed',
    spec: { restartPolicy: 'Never' },
    state: {
      ready: false,
      restartCount: 0,
      state: { terminated: { exitCode: 1, reason: 'Error', finishedAt: ago(600) } },
    },
  });
const failed = job({
  failed: 4,
  conditions: [{ type: 'Failed', status: 'True', reason: 'BackoffLimitExceeded', lastTransitionTime: ago(500) }],
});
const done = job({ succeeded: 1, failed: 1, conditions: [{ type: 'Complete', status: 'True' }] });
ruleCases(c05ApplicationError, {
  finds: {
    'the root of a Java stack trace': {
      objects: [workload('web', { state: crashed({ exitCode: 1 }) })],
      logs: {
        'shop/web-7f9c-x1/app/previous': [
          'INFO  [io.quarkus] starting',
          'ERROR [io.qua.run.Application] Failed to start application: java.lang.RuntimeException: Failed to start quarkus',
          '\tat io.quarkus.runner.ApplicationImpl.doStart(Unknown Source)',
          'Caused by: java.lang.IllegalStateException: two beans answer to Clock',
          '\tat dev.lions.Clocks.produce(Clocks.java:12)',
          '\t... 9 more',
        ].join('\n'),
      },
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/^app: Caused by: .*two beans answer/, /Failed to start quarkus/, /exit code 1/],
    },
    'the last line of a Python traceback': {
      objects: [workload('web', { state: crashed({ exitCode: 1 }) })],
      logs: {
        'shop/web-7f9c-x1/app/previous':
          'Traceback (most recent call last):\n  File "/app/main.py", line 3, in <module>\n    total / count\nZeroDivisionError: division by zero',
      },
      object: 'Deployment/shop/web',
      evidence: [/ZeroDivisionError: division by zero/],
    },
    'a crash whose log cannot be read, and says so': {
      objects: [workload('web', { state: crashed({ exitCode: 2 }) })],
      logs: { 'shop/web-7f9c-x1/app/previous': { reason: 'forbidden', message: 'pods/log is forbidden' } },
      object: 'Deployment/shop/web',
      evidence: [/forbidden: pods\/log is forbidden/, /exit code 2/],
      also: ['U8'],
    },
    'a loop about which nothing else is known': {
      objects: [workload('web', { state: { restartCount: 3, state: { waiting: { reason: 'CrashLoopBackOff' } } } })],
      object: 'Deployment/shop/web',
      evidence: [/CrashLoopBackOff/],
    },
    'an init container that fails': {
      objects: [
        workload('web', {
          initContainers: [{ name: 'migrate' }],
          initStates: { migrate: crashed({ exitCode: 3 }) },
          state: { ready: false, restartCount: 0, state: { waiting: { reason: 'PodInitializing' } } },
          phase: 'Pending',
        }),
      ],
      object: 'Deployment/shop/web',
      evidence: [/initContainerStatuses\[migrate\].*exit code 3/],
    },
    'only the failing one of two containers': {
      objects: [
        workload('web', {
          container: [{ name: 'app' }, { name: 'exporter' }],
          states: { app: running(), exporter: crashed({ exitCode: 1 }) },
        }),
      ],
      object: 'Deployment/shop/web',
      evidence: [/containerStatuses\[exporter\]/],
    },
    'a failed run of a CronJob, as a warning': {
      objects: [failed, failedPod(failed)],
      logs: { 'shop/report-x1/app': 'Error: no rows for yesterday' },
      object: 'CronJob/shop/nightly',
      severity: 'warning',
      evidence: [/no rows for yesterday/],
      also: [],
    },
  },
  ignores: {
    'a Job that succeeded at the second attempt': { objects: [done, failedPod(done)] },
    'a run that a later run of the CronJob made good': {
      objects: [
        failed,
        failedPod(failed),
        {
          ...job({ conditions: [{ type: 'Complete', status: 'True' }] }, 'report-2'),
          metadata: { ...job({}, 'report-2').metadata, creationTimestamp: ago(60) },
        },
      ],
    },
    'a container that the node’s restart ended': {
      objects: [
        workload('web', {
          state: {
            ready: false,
            restartCount: 1,
            state: { running: { startedAt: ago(20) } },
            lastState: { terminated: { exitCode: 255, reason: 'Unknown', finishedAt: ago(60) } },
          },
        }),
      ],
    },
    'an evicted pod that was replaced': {
      objects: [
        workload('web', {
          phase: 'Failed',
          status: { reason: 'Evicted' },
          state: {
            ready: false,
            restartCount: 0,
            state: { terminated: { exitCode: 137, reason: 'ContainerStatusUnknown' } },
          },
        }),
      ],
    },
    'a completed pod': { objects: [pod('once', { phase: 'Succeeded', state: completed() })] },
    'a broken object': { objects: [object('Pod', 'odd', { spec: {}, status: {} }), object('Pod', 'odder')] },
  },
});
