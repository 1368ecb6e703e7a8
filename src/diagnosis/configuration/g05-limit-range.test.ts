import { object } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { g05LimitRange } from './g05-limit-range.ts';
import { refusedWith } from './testing/refused-with.ts';

ruleCases(g05LimitRange, {
  finds: {
    'more memory than a container may have': {
      objects: [
        object('LimitRange', 'other', { spec: { limits: [{ type: 'Container', max: { memory: '8Gi' } }] } }),
        object('LimitRange', 'bounds', { spec: { limits: [{ type: 'Container', max: { memory: '1Gi' } }] } }),
        refusedWith(
          'Error creating: pods "web-7f9c-x" is forbidden: [maximum memory usage per Container is 1Gi, but limit is 2Gi, maximum cpu usage per Container is 1, but limit is 2]',
        ),
      ],
      object: 'LimitRange/shop/bounds',
      severity: 'critical',
      evidence: [/maximum memory usage per Container is 1Gi/],
      victims: ['Deployment/shop/web'],
    },
    'a ratio, and no right to read the LimitRange': {
      objects: refusedWith(
        'Error creating: pods "web-7f9c-x" is forbidden: cpu max limit to request ratio per Container is 2, but provided ratio is 10.000000',
      ),
      unreadable: { LimitRange: { reason: 'forbidden', message: 'no' } },
      object: 'Deployment/shop/web',
      evidence: [/ratio per Container is 2/],
      also: ['U1'],
    },
  },
  ignores: {
    'a quota': {
      objects: refusedWith(
        'Error creating: pods "x" is forbidden: exceeded quota: q, requested: pods=1, used: pods=3, limited: pods=3',
      ),
    },
  },
});
