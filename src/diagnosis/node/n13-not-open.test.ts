import { event, node, pod, unscheduled } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { n13NotOpen } from './n13-not-open.ts';

const unschedulable = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule', timeAdded: ago(900) };
const cordoned = (name = 'node-1') => node(name, { spec: { unschedulable: true, taints: [unschedulable] } });
const tainted = (key: string, seconds: number, conditions?: readonly Record<string, unknown>[]) =>
  node('node-1', {
    spec: { taints: [{ key, effect: 'NoSchedule', timeAdded: ago(seconds) }] },
    ...(conditions && { conditions }),
  });
const waits = (message: string) => unscheduled('web-2', message);

ruleCases(n13NotOpen, {
  finds: {
    'the only node, cordoned, while pods wait': {
      objects: [
        cordoned(),
        waits(
          '0/1 nodes are available: 1 node(s) were unschedulable. preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.',
        ),
        pod('web-1'),
      ],
      object: 'Node/node-1',
      severity: 'critical',
      evidence: [/spec.unschedulable: true/],
      victims: ['Pod/shop/web-2'],
    },
    'the only node, cordoned, while nobody waits': {
      objects: [cordoned(), pod('web-1')],
      object: 'Node/node-1',
      severity: 'info',
      evidence: [/spec.unschedulable: true/],
    },
    'one of two nodes, cordoned': {
      objects: [node(), cordoned('node-2')],
      object: 'Node/node-2',
      severity: 'warning',
      evidence: [/spec.unschedulable: true/],
    },
    'a taint that was left when its pressure had ended': {
      objects: [
        tainted('node.kubernetes.io/disk-pressure', 4000),
        waits(
          '0/1 nodes are available: 1 node(s) had untolerated taint {node.kubernetes.io/disk-pressure: }. preemption: none',
        ),
      ],
      object: 'Node/node-1',
      severity: 'critical',
      evidence: [/spec.taints: node.kubernetes.io\/disk-pressure:NoSchedule/],
      victims: ['Pod/shop/web-2'],
    },
    'a node that no cloud controller has welcomed': {
      objects: [tainted('node.cloudprovider.kubernetes.io/uninitialized', 4000)],
      object: 'Node/node-1',
      severity: 'warning',
      evidence: [/uninitialized/],
    },
    'a node that is not well after a reboot': {
      objects: [
        node('node-1', {
          conditions: [
            { type: 'Ready', status: 'False', reason: 'KubeletNotReady', message: 'node is finding itself' },
          ],
        }),
        event(node(), 'Rebooted', 'Node node-1 has been rebooted, boot id: 5b0f0b3c', { seconds: 200 }),
      ],
      object: 'Node/node-1',
      severity: 'critical',
      evidence: [/Rebooted: Node node-1 has been rebooted/, /finding itself/],
    },
  },
  ignores: {
    'a taint that people set, and one that only asks': {
      objects: [
        node('node-1', {
          spec: {
            taints: [
              { key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' },
              { key: 'dedicated', value: 'db', effect: 'NoSchedule' },
            ],
          },
        }),
      ],
    },
    'a taint whose condition lasts': {
      objects: [
        tainted('node.kubernetes.io/memory-pressure', 4000, [
          { type: 'Ready', status: 'True' },
          { type: 'MemoryPressure', status: 'True' },
        ]),
      ],
    },
    'a taint of a minute': { objects: [tainted('node.kubernetes.io/disk-pressure', 60)] },
    'a reboot of this morning': {
      objects: [node(), event(node(), 'Rebooted', 'Node node-1 has been rebooted', { seconds: 3400 })],
    },
  },
});
