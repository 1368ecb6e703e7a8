import { crashed, event, waiting, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { c20CreateRefused } from './c20-create-refused.ts';

const web = workload('web', { state: waiting('CreateContainerError') });
const pod = web[2];
if (!pod) throw new Error('a Deployment has a pod');

ruleCases(c20CreateRefused, {
  finds: {
    'a subPath that cannot be prepared': {
      objects: [
        workload('web', {
          state: waiting(
            'CreateContainerConfigError',
            'failed to prepare subPath for volumeMount "data" of container "app"',
          ),
        }),
      ],
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/failed to prepare subPath/],
    },
    'a name that is taken': {
      objects: [
        web,
        event(pod, 'Failed', 'Error: failed to reserve container name "app_web_0": name is reserved for "5d"'),
      ],
      object: 'Deployment/shop/web',
      evidence: [/name is reserved/],
    },
  },
  ignores: {
    'a missing Secret': {
      objects: [workload('web', { state: waiting('CreateContainerConfigError', 'secret "db" not found') })],
    },
    'a missing key': {
      objects: [
        workload('web', {
          state: waiting('CreateContainerConfigError', "couldn't find key url in ConfigMap shop/web"),
        }),
      ],
    },
    'a container that starts and ends': {
      objects: [workload('web', { state: crashed({ exitCode: 1, message: ago(1) }) })],
    },
  },
});
