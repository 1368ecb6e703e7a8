import { event, node, object, pod, waiting } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { g09ClassMissing } from './g09-class-missing.ts';
import { refusedWith } from './testing/refused-with.ts';

const priority = 'Error creating: pods "web-7f9c-" is forbidden: no PriorityClass with name urgent was found';
const runtime = 'Error creating: pods "web-7f9c-" is forbidden: pod rejected: RuntimeClass "gvisor" not found';
const sandboxed = pod('web-1', {
  phase: 'Pending',
  state: waiting('ContainerCreating'),
  spec: { runtimeClassName: 'gvisor' },
});

ruleCases(g09ClassMissing, {
  finds: {
    'a PriorityClass that does not exist': {
      objects: refusedWith(priority),
      object: 'PriorityClass/urgent',
      severity: 'critical',
      evidence: [/no PriorityClass with name urgent/],
      victims: ['Deployment/shop/web'],
    },
    'a RuntimeClass that does not exist': {
      objects: refusedWith(runtime),
      object: 'RuntimeClass/gvisor',
      evidence: [/RuntimeClass "gvisor" not found/],
    },
    'a handler that the node does not have': {
      objects: [
        node(),
        object('RuntimeClass', 'gvisor', { more: { handler: 'runsc' } }),
        sandboxed,
        event(
          sandboxed,
          'FailedCreatePodSandBox',
          'Failed to create pod sandbox: rpc error: code = Unknown desc = failed to get sandbox runtime: no runtime for "runsc" is configured',
        ),
      ],
      object: 'RuntimeClass/gvisor',
      evidence: [/no runtime for "runsc" is configured/],
      victims: ['Pod/shop/web-1'],
    },
  },
  ignores: {
    'a class that was created since': { objects: [object('PriorityClass', 'urgent'), refusedWith(priority)] },
    'a sandbox that fails for another reason': {
      objects: [
        node(),
        sandboxed,
        event(sandboxed, 'FailedCreatePodSandBox', 'Failed to create pod sandbox: plugin type="flannel" failed'),
      ],
    },
  },
});
