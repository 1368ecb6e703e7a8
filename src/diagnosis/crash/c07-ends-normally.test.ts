import { completed, crashed, pod, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { c07EndsNormally } from './c07-ends-normally.ts';

ruleCases(c07EndsNormally, {
  finds: {
    'a command that has nothing more to do': {
      objects: [
        workload('web', { container: { command: ['sh', '-c', 'echo ready'] }, state: crashed({ exitCode: 0 }) }),
      ],
      logs: { 'shop/web-7f9c-x1/app/previous': 'ready' },
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/Completed, exit code 0/, /command: sh -c echo ready/, /^app: ready/],
    },
  },
  ignores: {
    'a pod that may complete': {
      objects: [pod('once', { phase: 'Succeeded', spec: { restartPolicy: 'Never' }, state: completed() })],
    },
    'an init container that is done': {
      objects: [workload('web', { initContainers: [{ name: 'prepare' }], initStates: { prepare: completed() } })],
    },
    'one restart long ago': {
      objects: [
        workload('web', {
          state: {
            ready: true,
            restartCount: 1,
            state: { running: { startedAt: ago(4000) } },
            lastState: { terminated: { exitCode: 0, finishedAt: ago(4001) } },
          },
        }),
      ],
    },
  },
});
