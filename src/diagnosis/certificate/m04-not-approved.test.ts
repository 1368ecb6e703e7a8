import { ruleCases } from '../testing/rule-cases.ts';
import { m04NotApproved } from './m04-not-approved.ts';
import { certificate, certManager, condition, ingress, request } from './testing/scenes.ts';

const own = certificate('web-tls');
const young = certificate('web-tls', { age: 200 });

ruleCases(m04NotApproved, {
  finds: {
    'a request that was denied': {
      objects: [
        certManager(),
        own,
        request(own, {
          conditions: [
            condition('Denied', 'True', 'policy.cert-manager.io', 'No policy approved this request'),
            condition('Ready', 'False', 'Denied', 'The CertificateRequest was denied by an approval controller'),
          ],
        }),
        ingress(),
      ],
      object: 'Certificate/shop/web-tls',
      severity: 'critical',
      evidence: [/Denied.*: policy\.cert-manager\.io: No policy approved/],
      victims: ['CertificateRequest/shop/web-tls-1', 'Ingress/shop/web'],
    },
    'a request that nobody looks at': {
      objects: [certManager(), own, request(own, { approvedBy: null, conditions: [] })],
      object: 'Certificate/shop/web-tls',
      severity: 'warning',
      evidence: [/no condition Approved/],
    },
  },
  ignores: {
    'a request that is approved and pending': { objects: [certManager(), own, request(own)] },
    'a request of a moment ago': {
      objects: [certManager(), young, request(young, { age: 100, approvedBy: null, conditions: [] })],
    },
  },
});
