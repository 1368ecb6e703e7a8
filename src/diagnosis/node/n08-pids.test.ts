import { node, pod } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { n08Pids } from './n08-pids.ts';

const condition = (status: string) =>
  node('node-1', {
    conditions: [
      { type: 'Ready', status: 'True' },
      {
        type: 'PIDPressure',
        status,
        reason: 'KubeletHasInsufficientPID',
        message: 'kubelet has insufficient PID available',
      },
    ],
  });

ruleCases(n08Pids, {
  finds: {
    'process numbers that run out, with the pod that was evicted for it': {
      objects: [
        condition('True'),
        pod('fork-1', {
          phase: 'Failed',
          states: {},
          status: {
            reason: 'Evicted',
            message: 'The node was low on resource: pids. Threshold quantity: 1638, available: 1022. ',
            conditions: [{ type: 'Ready', status: 'False' }],
          },
        }),
      ],
      object: 'Node/node-1',
      severity: 'critical',
      evidence: [/insufficient PID/],
      victims: ['Pod/shop/fork-1'],
    },
  },
  ignores: {
    'a condition that is over': { objects: [condition('False')] },
    'a node that says nothing': { objects: [node('node-1', { status: { conditions: undefined } })] },
  },
});
