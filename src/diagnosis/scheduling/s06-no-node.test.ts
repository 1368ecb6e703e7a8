import { node, pod, refused, unscheduled, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { s06NoNode } from './s06-no-node.ts';

const message =
  '0/1 nodes are available: 1 node(s) were unschedulable. preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.';

ruleCases(s06NoNode, {
  finds: {
    'a cluster without any node': {
      objects: [
        workload('web', refused('no nodes available to schedule pods')),
        workload('api', refused('no nodes available to schedule pods')),
      ],
      object: 'Cluster/10.0.0.10:6443',
      severity: 'critical',
      evidence: [/no nodes available/],
      victims: ['Pod/shop/web-7f9c-x1', 'Pod/shop/api-7f9c-x1', 'Deployment/shop/web', 'Deployment/shop/api'],
    },
    'cordoned nodes of which none may be read, from the message': {
      objects: [unscheduled('web-1', message)],
      unreadable: { Node: { reason: 'forbidden', message: 'nodes is forbidden' } },
      object: 'Cluster/10.0.0.10:6443',
      evidence: [/were unschedulable/],
      also: ['U1'],
    },
  },
  ignores: {
    'a cordoned node on which everything runs': {
      objects: [node('node-1', { spec: { unschedulable: true } }), pod('web-1')],
    },
    'one cordoned node beside one that is too small': {
      objects: [
        node('node-1', { spec: { unschedulable: true } }),
        node('node-2', { status: { allocatable: { cpu: '1', memory: '1Gi', pods: '10' } } }),
        pod('big-0', { node: 'node-2', container: { resources: { requests: { cpu: '1' } } } }),
        unscheduled('web-1', '0/2 nodes are available: 1 Insufficient cpu, 1 node(s) were unschedulable.', {
          container: { resources: { requests: { cpu: '1' } } },
        }),
      ],
    },
  },
});
