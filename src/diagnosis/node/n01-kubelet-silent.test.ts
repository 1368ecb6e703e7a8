import { deadHost, host, stopped } from '../testing/hosts.ts';
import { event, node, object, pod, running, unscheduled } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { n01KubeletSilent } from './n01-kubelet-silent.ts';

const lease = (name: string, seconds: number) =>
  object('Lease', name, {
    namespace: 'kube-node-lease',
    spec: { holderIdentity: name, leaseDurationSeconds: 40, renewTime: ago(seconds).replace('Z', '.123456Z') },
  });
const unreachable = { key: 'node.kubernetes.io/unreachable', effect: 'NoSchedule', timeAdded: ago(200) };
const lost = (name: string) =>
  node(name, {
    spec: { taints: [unreachable, { ...unreachable, effect: 'NoExecute' }] },
    conditions: ['Ready', 'MemoryPressure', 'DiskPressure', 'PIDPressure'].map((type) => ({
      type,
      status: 'Unknown',
      reason: 'NodeStatusUnknown',
      message: 'Kubelet stopped posting node status.',
      lastTransitionTime: ago(200),
    })),
    status: { addresses: [{ type: 'InternalIP', address: '10.0.0.12' }] },
  });
const notReady = { conditions: [{ type: 'Ready', status: 'False', reason: 'NodeNotReady' }] };

ruleCases(n01KubeletSilent, {
  finds: {
    'a node that fell silent, with the pods on it, those stranded and those that wait for it': {
      objects: [
        node(),
        lost('node-2'),
        [lease('node-1', 4), lease('node-2', 240)],
        pod('web-1', { node: 'node-2', status: notReady }),
        pod('web-2', { node: 'node-2', metadata: { deletionTimestamp: ago(60) } }),
        unscheduled(
          'web-3',
          '0/2 nodes are available: 1 node(s) had untolerated taint {node.kubernetes.io/unreachable: }, 1 node(s) were unschedulable. preemption: 0/2 nodes are available: 2 Preemption is not helpful for scheduling.',
        ),
      ],
      object: 'Node/node-2',
      severity: 'critical',
      evidence: [/Kubelet stopped posting node status/, /spec.renewTime: 2026-11-24T01:56:00/],
      victims: ['Pod/shop/web-1', 'Pod/shop/web-2', 'Pod/shop/web-3'],
    },
    'a machine that is off': {
      objects: [node(), lost('node-2')],
      hosts: { 'node-2': deadHost() },
      object: 'Node/node-2',
      evidence: [/Ready\]: Unknown: NodeStatusUnknown/, /ssh: unreachable/],
      victims: ['Host/node-2'],
    },
    'an agent whose service was stopped a moment ago': {
      objects: [node(), node('node-2', { status: { addresses: [] } }), pod('web-1', { node: 'node-2' })],
      hosts: { 'vps-2': host({ role: 'agent', hostname: 'node-2', addresses: [], unit: stopped }) },
      object: 'Node/node-2',
      evidence: [/k3s-agent.service: inactive \(dead/],
    },
    'a lease that is not renewed while others are': {
      objects: [node(), node('node-2'), lease('node-1', 3), lease('node-2', 75)],
      object: 'Node/node-2',
      evidence: [/spec.renewTime/],
    },
  },
  ignores: {
    'nodes that renew, seen by a clock that is ten minutes ahead': {
      objects: [node(), node('node-2'), lease('node-1', 603), lease('node-2', 609)],
    },
    'one node whose lease is all there is': { objects: [node(), lease('node-1', 300)] },
    'a kubelet that says itself that it is not ready': {
      objects: [
        node('node-1', { conditions: [{ type: 'Ready', status: 'False', reason: 'KubeletNotReady', message: 'x' }] }),
      ],
    },
    'an unreachable host whose node is Ready': {
      objects: [
        node(),
        pod('web-1', { state: running() }),
        event(node(), 'Starting', 'Starting kubelet.', { type: 'Normal' }),
      ],
      hosts: { 'node-1': deadHost() },
    },
  },
});
