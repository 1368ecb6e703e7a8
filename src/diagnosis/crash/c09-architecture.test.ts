import { crashed, node, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { c09Architecture } from './c09-architecture.ts';

ruleCases(c09Architecture, {
  finds: {
    'a program of another processor': {
      objects: [node(), workload('web', { state: crashed({ exitCode: 1 }) })],
      logs: { 'shop/web-7f9c-x1/app/previous': 'exec /usr/local/bin/app: exec format error' },
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/exec format error/, /nodeInfo.architecture: amd64/],
    },
    'the same told by the runtime': {
      objects: [
        workload('web', {
          state: crashed({
            exitCode: 128,
            reason: 'StartError',
            message: 'runc create failed: exec /app: exec format error',
          }),
        }),
      ],
      object: 'Deployment/shop/web',
      evidence: [/StartError.*exec format error/],
    },
  },
  ignores: {
    'another error in starting': {
      objects: [
        workload('web', {
          state: crashed({ exitCode: 128, reason: 'StartError', message: 'exec: "x": no such file or directory' }),
        }),
      ],
    },
    'an end long ago': {
      objects: [
        workload('web', {
          state: {
            ready: true,
            restartCount: 1,
            state: { running: { startedAt: ago(9000) } },
            lastState: { terminated: { exitCode: 1, message: 'exec format error', finishedAt: ago(9001) } },
          },
        }),
      ],
    },
  },
});
