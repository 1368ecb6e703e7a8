import { node, pod, refused, unscheduled, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { s09TooLarge } from './s09-too-large.ts';

const asks = (resources: object) => ({ resources: { requests: resources } });
const message = '0/1 nodes are available: 1 Insufficient memory.';

ruleCases(s09TooLarge, {
  finds: {
    'more memory than the largest node has': {
      objects: [
        node(),
        node('node-2', { status: { allocatable: { cpu: '2', memory: '4Gi', pods: '10' } } }),
        workload('web', { ...refused(message), container: asks({ memory: '16Gi' }) }),
      ],
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/requests\.memory: 16Gi/, /allocatable\.memory: 8Gi, 8Gi free/],
      victims: ['Pod/shop/web-7f9c-x1'],
    },
    'a device that no node offers': {
      objects: [
        node(),
        unscheduled('web-1', '0/1 nodes are available: 1 Insufficient nvidia.com/gpu.', {
          container: asks({ 'nvidia.com/gpu': 1 }),
        }),
      ],
      object: 'Pod/shop/web-1',
      evidence: [/requests\.nvidia\.com\/gpu: 1/],
    },
    'more than the worker has, although the reserved control plane would be large enough': {
      objects: [
        node('cp', {
          spec: { taints: [{ key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' }] },
          status: { allocatable: { cpu: '32', memory: '64Gi', pods: '110' } },
        }),
        node(),
        unscheduled(
          'web-1',
          '0/2 nodes are available: 1 Insufficient cpu, 1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }.',
          { container: asks({ cpu: '8' }) },
        ),
      ],
      object: 'Pod/shop/web-1',
      evidence: [/requests\.cpu: 8/],
    },
  },
  ignores: {
    'a request that fits on the node when it is empty': {
      objects: [
        node(),
        pod('big-0', { container: asks({ memory: '6Gi' }) }),
        unscheduled('web-1', message, { container: asks({ memory: '4Gi' }) }),
      ],
    },
    'nodes that could not be read': {
      objects: [unscheduled('web-1', message, { container: asks({ memory: '1Ti' }) })],
      unreadable: { Node: { reason: 'forbidden', message: 'no' } },
    },
  },
});
