import { event, node, pod, unscheduled, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { s08NoScheduler } from './s08-no-scheduler.ts';

const unseen = { node: null, status: { conditions: [] } } as const;

ruleCases(s08NoScheduler, {
  finds: {
    'a scheduler that is not installed': {
      objects: [node(), workload('web', { ...unseen, spec: { schedulerName: 'volcano' } })],
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/spec\.schedulerName: volcano/],
      victims: ['Pod/shop/web-7f9c-x1'],
    },
  },
  ignores: {
    'the cluster’s own scheduler, which is a matter of the node': { objects: [node(), pod('web-1', unseen)] },
    'a pod made half a minute ago': {
      objects: [node(), pod('web-1', { ...unseen, age: 30, spec: { schedulerName: 'volcano' } })],
    },
    'a scheduler that has placed another pod just now': {
      objects: [
        node(),
        pod('web-1', { ...unseen, spec: { schedulerName: 'volcano' } }),
        pod('api-1', { age: 60, spec: { schedulerName: 'volcano' } }),
      ],
    },
    'a pod that was refused, by its event': {
      objects: (() => {
        const waits = pod('web-1', { ...unseen, container: { resources: { requests: { cpu: '5' } } } });
        return [node(), waits, event(waits, 'FailedScheduling', '0/1 nodes are available: 1 Insufficient cpu.')];
      })(),
    },
    'a refused pod': { objects: [node(), unscheduled('web-1', '0/1 nodes are available: 1 Too many pods.')] },
  },
});
