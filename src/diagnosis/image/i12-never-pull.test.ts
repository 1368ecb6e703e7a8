import { ruleCases } from '../testing/rule-cases.ts';
import { i12NeverPull } from './i12-never-pull.ts';
import { pulling } from './testing/pulls.ts';

ruleCases(i12NeverPull, {
  finds: {
    'an image that nobody brought to the node': {
      objects: pulling('shop/local:dev', 'Container image "shop/local:dev" is not present with pull policy of Never', {
        reason: 'ErrImageNeverPull',
      }),
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/ErrImageNeverPull/, /imagePullPolicy: Never/],
      victims: ['Node/node-1', 'Pod/shop/web-7f9c-x1'],
    },
  },
  ignores: {
    'an image that may be pulled and is absent': { objects: pulling('shop/local:dev', 'manifest unknown') },
  },
});
