import { node, pod } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { n04Pleg } from './n04-pleg.ts';

const notReady = (message: unknown, seconds = 600) =>
  node('node-1', {
    conditions: [
      { type: 'Ready', status: 'False', reason: 'KubeletNotReady', message, lastTransitionTime: ago(seconds) },
    ],
  });

ruleCases(n04Pleg, {
  finds: {
    'a kubelet that no longer keeps up': {
      objects: [
        notReady('PLEG is not healthy: pleg was last seen active 3m22.4s ago; threshold is 3m0s'),
        pod('web-1', { status: { conditions: [{ type: 'Ready', status: 'False' }] } }),
      ],
      object: 'Node/node-1',
      severity: 'critical',
      evidence: [/pleg was last seen active 3m22/],
      victims: ['Pod/shop/web-1'],
    },
  },
  ignores: {
    'a kubelet that has just started': { objects: [notReady('PLEG is not healthy: pleg has yet to be successful', 5)] },
    'a node that is Ready': { objects: [node()] },
    'a message that is no text': { objects: [notReady(undefined), notReady(7)] },
  },
});
