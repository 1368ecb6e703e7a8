import { node, object, pod, refused, unscheduled, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { s01Insufficient } from './s01-insufficient.ts';

const asks = (cpu: string, more: object = {}) => ({ resources: { requests: { cpu } }, ...more });
const noCpu =
  '0/1 nodes are available: 1 Insufficient cpu. preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.';
const big = pod('big-0', { namespace: 'data', container: asks('2500m') });
const done = pod('done-1', { container: asks('3'), phase: 'Succeeded' });
const waits = (more: object = {}) => workload('web', { ...refused(noCpu), container: asks('2'), ...more });

ruleCases(s01Insufficient, {
  finds: {
    'a pod that would fit on an empty node, and names what takes the room': {
      objects: [node(), big, done, pod('small-1', { container: asks('100m') }), waits()],
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/Insufficient cpu/, /requests\.cpu: 2$/, /status\.allocatable\.cpu: 4, 1400m free/],
      victims: ['Pod/shop/web-7f9c-x1'],
    },
    'room taken by init containers and sidecars of the pod itself': {
      objects: [
        node(),
        pod('big-0', { container: asks('2') }),
        waits({
          container: asks('1'),
          spec: { initContainers: [{ name: 'proxy', restartPolicy: 'Always', ...asks('1500m') }] },
        }),
      ],
      object: 'Deployment/shop/web',
      evidence: [/requests\.cpu: 2500m/],
    },
    'too many pods on the node': {
      objects: [
        node('node-1', { status: { allocatable: { cpu: '4', memory: '8Gi', pods: '1' } } }),
        big,
        unscheduled('web-1', '0/1 nodes are available: 1 Too many pods.'),
      ],
      object: 'Pod/shop/web-1',
      evidence: [/allocatable\.pods: 1, 0 free/],
    },
    'a full worker beside a control plane that is reserved': {
      objects: [
        node('cp', { spec: { taints: [{ key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' }] } }),
        node(),
        big,
        waits(
          refused(
            '0/2 nodes are available: 1 Insufficient cpu, 1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }.',
          ),
        ),
      ],
      object: 'Deployment/shop/web',
      evidence: [/status\.allocatable\.cpu: 4, 1500m free/],
    },
    'a full node beside one that is cordoned on purpose, which is told of by itself': {
      objects: [
        node(),
        big,
        node('node-2', { spec: { unschedulable: true } }),
        waits(refused('0/2 nodes are available: 1 Insufficient cpu, 1 node(s) were unschedulable.')),
      ],
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/status\.allocatable\.cpu: 4, 1500m free/],
      also: ['N13'],
    },
    'nodes that may not be read, from the message alone': {
      objects: [waits()],
      unreadable: { Node: { reason: 'forbidden', message: 'nodes is forbidden' } },
      object: 'Deployment/shop/web',
      evidence: [/Insufficient cpu/],
      also: ['U1'],
    },
    'a claim that waits for its first consumer, as a victim': {
      objects: [
        node(),
        big,
        object('StorageClass', 'local-path', { more: { volumeBindingMode: 'WaitForFirstConsumer' } }),
        object('PersistentVolumeClaim', 'data', {
          spec: { storageClassName: 'local-path' },
          status: { phase: 'Pending' },
        }),
        waits({ spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] } }),
      ],
      object: 'Deployment/shop/web',
      evidence: [/Insufficient cpu/],
      victims: ['Pod/shop/web-7f9c-x1', 'PersistentVolumeClaim/shop/data'],
    },
  },
  ignores: {
    'a pod that has waited for half a minute': { objects: [node(), big, unscheduled('web-1', noCpu, { age: 30 })] },
    'a pod that is being deleted': {
      objects: [node(), big, unscheduled('web-1', noCpu, { metadata: { deletionTimestamp: '2026-11-24T01:59:50Z' } })],
    },
    'a request that no node could ever hold': {
      objects: [node(), unscheduled('web-1', noCpu, { container: asks('5') })],
    },
    'a claim that does not exist, which is storage': {
      objects: [node(), unscheduled('web-1', '0/1 nodes are available: persistentvolumeclaim "data" not found.')],
    },
    'a pod without spec or status': { objects: [node(), object('Pod', 'odd', {})] },
  },
});
