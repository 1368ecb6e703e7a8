import { event, pod, waiting, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { c28Sandbox } from './c28-sandbox.ts';

const held = workload('web', { phase: 'Pending', state: waiting('ContainerCreating') });
const started = pod('other');
const pending = held[2];
if (!pending) throw new Error('a Deployment has a pod');
const message =
  'Failed to create pod sandbox: rpc error: code = Unknown desc = failed to get sandbox runtime: no runtime for "gvisor" is configured';

ruleCases(c28Sandbox, {
  finds: {
    'a runtime that the node does not have': {
      objects: [held, event(pending, 'FailedCreatePodSandBox', message, { count: 5 })],
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/no runtime for "gvisor"/],
    },
  },
  ignores: {
    'a single hiccup': { objects: [held, event(pending, 'FailedCreatePodSandBox', message)] },
    'a pod that has started since': {
      objects: [started, event(started, 'FailedCreatePodSandBox', message, { count: 9 })],
    },
    'a refusal long ago': {
      objects: [held, event(pending, 'FailedCreatePodSandBox', `${message} ${ago(1)}`, { count: 9, seconds: 3000 })],
    },
  },
});
