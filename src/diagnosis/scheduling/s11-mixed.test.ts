import { node, pod, refused, unscheduled, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { s11Mixed } from './s11-mixed.ts';

const asks = (cpu: string) => ({ resources: { requests: { cpu } } });
const message = '0/2 nodes are available: 1 Insufficient cpu, 1 node(s) had untolerated taint {dedicated: db}.';
const reserved = node('node-2', { spec: { taints: [{ key: 'dedicated', value: 'db', effect: 'NoSchedule' }] } });

ruleCases(s11Mixed, {
  finds: {
    'one node that is full and one that is tainted': {
      objects: [
        node(),
        reserved,
        pod('big-0', { container: asks('3') }),
        workload('web', { ...refused(message), container: asks('2') }),
      ],
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/cpu 2 > 1/, /dedicated=db:NoSchedule/],
      victims: ['Pod/shop/web-7f9c-x1'],
    },
    'the same from the message when nodes may not be read': {
      objects: [unscheduled('web-1', message)],
      unreadable: { Node: { reason: 'forbidden', message: 'no' } },
      object: 'Pod/shop/web-1',
      evidence: [/Insufficient cpu, 1 node/],
      also: ['U1'],
    },
  },
  ignores: {
    'two nodes that are both full': {
      objects: [
        node(),
        node('node-2'),
        pod('big-0', { container: asks('3') }),
        pod('big-1', { node: 'node-2', container: asks('3') }),
        unscheduled('web-1', '0/2 nodes are available: 2 Insufficient cpu.', { container: asks('2') }),
      ],
    },
  },
});
