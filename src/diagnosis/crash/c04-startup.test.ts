import { crashed, event, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { c04Startup } from './c04-startup.ts';

const container = {
  ports: [{ containerPort: 8080 }],
  startupProbe: { tcpSocket: { port: 8080 }, periodSeconds: 5, failureThreshold: 6 },
};
const slow = workload('web', { container, state: crashed({ exitCode: 143, lives: 31 }) });
const pod = slow[2];
if (!pod) throw new Error('a Deployment has a pod');

ruleCases(c04Startup, {
  finds: {
    'a program that needs longer than its probe allows': {
      objects: [
        slow,
        event(pod, 'Unhealthy', 'Startup probe failed: dial tcp 10.42.0.3:8080: connect: connection refused'),
        event(pod, 'Killing', 'Container app failed startup probe, will be restarted'),
      ],
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/startupProbe: tcpSocket :8080/, /Startup probe failed/],
    },
    'the same without events': { objects: [slow], object: 'Deployment/shop/web', evidence: [/startupProbe/] },
  },
  ignores: {
    'a program that is still within its time': {
      objects: [
        workload('web', {
          container,
          state: { ready: false, started: false, restartCount: 0, state: { running: { startedAt: ago(20) } } },
        }),
      ],
    },
    'a program that fails by itself long before': {
      objects: [workload('web', { container, state: crashed({ exitCode: 1, lives: 2 }) })],
    },
  },
});
