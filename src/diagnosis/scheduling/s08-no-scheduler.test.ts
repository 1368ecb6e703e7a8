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
    'the scheduler of the cluster, once for all pods that wait': {
      objects: [node(), workload('web', unseen), workload('api', { ...unseen, age: 400 })],
      object: 'Cluster/10.0.0.10:6443',
      evidence: [/schedulerName: default-scheduler/],
    },
  },
  ignores: {
    'a pod made two minutes ago': { objects: [node(), pod('web-1', { ...unseen, age: 120 })] },
    'a scheduler that has placed another pod just now': {
      objects: [node(), pod('web-1', unseen), pod('api-1', { age: 60 })],
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
