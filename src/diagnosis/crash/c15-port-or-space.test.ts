import { crashed, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { c15PortOrSpace } from './c15-port-or-space.ts';

const log = (line: string) => ({ 'shop/web-7f9c-x1/app/previous': line });
const web = (more = {}) => workload('web', { state: crashed({ exitCode: 1 }), ...more });

ruleCases(c15PortOrSpace, {
  finds: {
    'a port that another container of the pod has': {
      objects: [
        workload('web', {
          container: [
            { name: 'app', ports: [{ containerPort: 8080 }] },
            { name: 'proxy', ports: [{ containerPort: 8080 }] },
          ],
          states: { app: crashed({ exitCode: 1 }) },
        }),
      ],
      logs: log(
        "Error: listen EADDRINUSE: address already in use :::8080\n    at Server.setupListenHandle (node:net:1817:16)\n  code: 'EADDRINUSE',",
      ),
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/EADDRINUSE/, /containers\[proxy\].ports: 8080/],
    },
    'a full volume': {
      objects: [
        web({
          container: { volumeMounts: [{ name: 'data', mountPath: '/data' }] },
          spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'files' } }] },
        }),
      ],
      logs: log("OSError: [Errno 28] No space left on device: '/data/index.tmp'"),
      object: 'Deployment/shop/web',
      evidence: [/No space left/, /volumeMounts\[data\]: \/data: files/],
      victims: ['PersistentVolumeClaim/shop/files', 'Pod/shop/web-7f9c-x1'],
    },
    'a port that only root may use': {
      objects: [web()],
      logs: log('listen tcp :80: bind: permission denied'),
      object: 'Deployment/shop/web',
      evidence: [/bind: permission denied/],
    },
  },
  ignores: {
    'watchers, which Linux also calls no space': {
      objects: [web()],
      logs: log('Error: ENOSPC: System limit for number of file watchers reached'),
    },
    'a healthy program': {
      objects: [workload('web')],
      logs: { 'shop/web-7f9c-x1/app': `ERROR no space left on device at ${ago(1)}` },
    },
  },
});
