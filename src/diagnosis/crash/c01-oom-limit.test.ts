import { crashed, node, running, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { c01OomLimit } from './c01-oom-limit.ts';

const limited = { resources: { limits: { memory: '128Mi' } } };
const killed = { exitCode: 137, reason: 'OOMKilled' };

ruleCases(c01OomLimit, {
  finds: {
    'a container that its own limit kills again and again': {
      objects: [node(), workload('web', { container: limited, state: crashed(killed) })],
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/lastState.terminated: OOMKilled, exit code 137/, /limits.memory: 128Mi/],
      victims: ['Pod/shop/web-7f9c-x1'],
    },
  },
  ignores: {
    'a kill long ago of a container that is stable since': {
      objects: [
        workload('web', {
          container: limited,
          state: running({ restartCount: 1, lastState: { terminated: { ...killed, finishedAt: ago(86_400) } } }),
        }),
      ],
    },
    'a kill without a limit of its own': { objects: [workload('web', { state: crashed(killed) })] },
  },
});
