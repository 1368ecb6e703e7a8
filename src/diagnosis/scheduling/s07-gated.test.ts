import { node, pod, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { s07Gated } from './s07-gated.ts';

const condition = {
  type: 'PodScheduled',
  status: 'False',
  reason: 'SchedulingGated',
  message: 'Scheduling is blocked due to non-empty scheduling gates',
};
const gates = { schedulingGates: [{ name: 'example.com/approval' }] };

ruleCases(s07Gated, {
  finds: {
    'a gate that nobody opens': {
      objects: [node(), workload('web', { node: null, spec: gates, status: { conditions: [condition] } })],
      object: 'Deployment/shop/web',
      evidence: [/schedulingGates: example\.com\/approval/],
      victims: ['Pod/shop/web-7f9c-x1'],
    },
  },
  ignores: {
    'a gate set half a minute ago': {
      objects: [node(), pod('web-1', { node: null, age: 20, spec: gates, status: { conditions: [condition] } })],
    },
    'a pod without gates': { objects: [node(), pod('web-1')] },
  },
});
