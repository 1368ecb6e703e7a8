import { node } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { u06Node } from './u06-node.ts';

const condition = (type: string, status: string, more: object = {}) => ({
  type,
  status,
  lastHeartbeatTime: ago(30),
  lastTransitionTime: ago(3600),
  ...more,
});
const ready = condition('Ready', 'True');

ruleCases(u06Node, {
  finds: {
    'a condition of the node problem detector': {
      objects: [
        node('node-1', {
          conditions: [
            ready,
            condition('KernelDeadlock', 'True', {
              reason: 'DockerHung',
              message: 'task docker:1234 blocked for more than 120 seconds',
            }),
          ],
        }),
      ],
      object: 'Node/node-1',
      severity: 'warning',
      evidence: [/KernelDeadlock\]: True: DockerHung: task docker/],
      victims: [],
    },
    'a runtime that restarts too often, beside a condition that is good news': {
      objects: [
        node('node-1', {
          conditions: [ready, condition('FrequentContainerdRestart', 'True'), condition('EtcdIsVoter', 'True')],
        }),
      ],
      object: 'Node/node-1',
      evidence: [/FrequentContainerdRestart\]: True/],
    },
  },
  ignores: {
    'an etcd member': {
      objects: [
        node('node-1', { conditions: [ready, condition('EtcdIsVoter', 'True', { reason: 'MemberNotLearner' })] }),
      ],
    },
    'checks that found nothing': {
      objects: [
        node('node-1', {
          conditions: [ready, condition('KernelDeadlock', 'False', { reason: 'KernelHasNoDeadlock' })],
        }),
      ],
    },
    'a node that became ready just now': {
      objects: [node('node-1', { conditions: [condition('Ready', 'False', { lastTransitionTime: ago(20) })] })],
    },
    'a node without conditions': { objects: [node('node-1', { conditions: [] })] },
  },
});
