import { event, node, pod, refused, unscheduled, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { s10Outranked } from './s10-outranked.ts';

const asks = (cpu: string) => ({ resources: { requests: { cpu } } });
const message =
  '0/1 nodes are available: 1 Insufficient cpu. preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.';
const gone = pod('web-7f9c-old');

ruleCases(s10Outranked, {
  finds: {
    'room that a more important pod holds': {
      objects: [
        node(),
        pod('vip-1', { container: asks('3'), spec: { priority: 1000 } }),
        workload('web', { ...refused(message), container: asks('2') }),
      ],
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/requests\.cpu: 2/],
      victims: ['Pod/shop/web-7f9c-x1'],
    },
    'a sibling that was pushed out': {
      objects: [
        node(),
        pod('other-1', { container: asks('3') }),
        event(gone, 'Preempted', 'Preempted by pod 1234 on node node-1'),
        workload('web', { ...refused(message), container: asks('2') }),
      ],
      object: 'Deployment/shop/web',
      evidence: [/Preempted by pod/],
    },
  },
  ignores: {
    'room held by the system, which is above everybody': {
      objects: [
        node(),
        pod('coredns-1', { namespace: 'kube-system', container: asks('3'), spec: { priority: 2_000_000_000 } }),
        unscheduled('web-1', message, { container: asks('2') }),
      ],
    },
    'room held by equals': {
      objects: [
        node(),
        pod('api-1', { container: asks('3') }),
        unscheduled('web-1', message, { container: asks('2') }),
      ],
    },
  },
});
