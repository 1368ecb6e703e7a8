import { crashed, node, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { c02OomNode } from './c02-oom-node.ts';

ruleCases(c02OomNode, {
  finds: {
    'a kill for memory without any limit': {
      objects: [node(), workload('web', { state: crashed({ exitCode: 137, reason: 'OOMKilled' }) })],
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/OOMKilled, exit code 137/],
      victims: ['Node/node-1', 'Pod/shop/web-7f9c-x1'],
    },
  },
  ignores: {
    'a kill at the container’s own limit': {
      objects: [
        workload('web', {
          container: { resources: { limits: { memory: '1Gi' } } },
          state: crashed({ exitCode: 137, reason: 'OOMKilled' }),
        }),
      ],
    },
    'a kill at the limit of the pod': {
      objects: [
        workload('web', {
          spec: { resources: { limits: { memory: '1Gi' } } },
          state: crashed({ exitCode: 137, reason: 'OOMKilled' }),
        }),
      ],
    },
    'a kill long ago': {
      objects: [
        workload('web', {
          state: {
            ready: true,
            restartCount: 1,
            state: { running: { startedAt: ago(9000) } },
            lastState: { terminated: { exitCode: 137, reason: 'OOMKilled', finishedAt: ago(9001) } },
          },
        }),
      ],
    },
  },
});
