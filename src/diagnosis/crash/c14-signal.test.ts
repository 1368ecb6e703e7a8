import { crashed, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { c14Signal } from './c14-signal.ts';

ruleCases(c14Signal, {
  finds: {
    'a segmentation fault': {
      objects: [workload('web', { state: crashed({ exitCode: 139 }) })],
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/exit code 139/],
    },
    'a segmentation fault after a warning of the network': {
      objects: [workload('web', { state: crashed({ exitCode: 139 }) })],
      logs: {
        'shop/web-7f9c-x1/app/previous':
          'error: connection refused by cache:6379, going on without\nSegmentation fault (core dumped)',
      },
      object: 'Deployment/shop/web',
      evidence: [/Segmentation fault/],
    },
    'a stop by somebody': {
      objects: [workload('web', { state: crashed({ exitCode: 143, lives: 300 }) })],
      object: 'Deployment/shop/web',
      evidence: [/exit code 143/],
    },
    'a kill that memory does not explain': {
      objects: [workload('web', { state: crashed({ exitCode: 137 }) })],
      object: 'Deployment/shop/web',
      evidence: [/Error, exit code 137/],
    },
  },
  ignores: {
    'a kill for memory': { objects: [workload('web', { state: crashed({ exitCode: 137, reason: 'OOMKilled' }) })] },
    'an exhausted heap, after which Node.js aborts': {
      objects: [workload('web', { state: crashed({ exitCode: 134 }) })],
      logs: {
        'shop/web-7f9c-x1/app/previous':
          'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
      },
    },
    'an exception of .NET, which aborts': {
      objects: [workload('web', { state: crashed({ exitCode: 134 }) })],
      logs: {
        'shop/web-7f9c-x1/app/previous':
          'Unhandled exception. System.InvalidOperationException: No basket\n   at Shop.Program.Main() in /src/Program.cs:line 5',
      },
    },
    'a plain error': { objects: [workload('web', { state: crashed({ exitCode: 1 }) })] },
    'a single kill long ago': {
      objects: [
        workload('web', {
          state: {
            ready: true,
            restartCount: 1,
            state: { running: { startedAt: ago(5000) } },
            lastState: { terminated: { exitCode: 139, finishedAt: ago(5001) } },
          },
        }),
      ],
    },
  },
});
