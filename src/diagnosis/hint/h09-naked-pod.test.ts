import { pod, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { h09NakedPod } from './h09-naked-pod.ts';

const day = 86_400;

ruleCases(h09NakedPod, {
  finds: {
    'a pod that nobody makes anew': {
      objects: [pod('debug', { age: 3 * day })],
      object: 'Namespace/shop',
      severity: 'info',
      evidence: [/ownerReferences/],
      victims: ['Pod/shop/debug'],
    },
  },
  ignores: {
    'a pod of a workload': { objects: [workload('web', { age: 3 * day })] },
    'somebody’s experiment of today': { objects: [pod('debug', { age: 600 })] },
    'a pod of the system': { objects: [pod('etcd', { namespace: 'kube-system', age: 3 * day })] },
  },
});
