import { event, pod, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { c24Terminating } from './c24-terminating.ts';

const held = pod('web', { metadata: { deletionTimestamp: ago(900), finalizers: ['example.org/drain'] } });

ruleCases(c24Terminating, {
  finds: {
    'a pod that a finalizer holds': {
      objects: [held, event(held, 'FailedPreStopHook', 'PreStopHook failed')],
      object: 'Pod/shop/web',
      severity: 'warning',
      evidence: [/finalizers: example.org\/drain/, /PreStopHook failed/],
    },
  },
  ignores: {
    'a pod within its grace period': { objects: [workload('web', { metadata: { deletionTimestamp: ago(-20) } })] },
    'a pod that ends a little late': { objects: [workload('web', { metadata: { deletionTimestamp: ago(60) } })] },
  },
});
