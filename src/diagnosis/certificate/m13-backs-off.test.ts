import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { m13BacksOff } from './m13-backs-off.ts';
import { certificate, certManager, condition, failed, ingress, ready } from './testing/scenes.ts';

const empty = failed(
  'Failed to wait for order resource "web-tls-1-4711" to become ready: order is in "invalid" state: ',
);
const past = { lastFailureTime: ago(3 * 3600), failedIssuanceAttempts: 4 };

ruleCases(m13BacksOff, {
  finds: {
    'a Certificate that failed four times': {
      objects: [
        certManager(),
        certificate('web-tls', {
          age: 86_400,
          conditions: [condition('Ready', 'False', 'DoesNotExist'), empty],
          status: past,
        }),
        ingress(),
      ],
      object: 'Certificate/shop/web-tls',
      severity: 'critical',
      evidence: [/failedIssuanceAttempts: 4/, /lastFailureTime/],
      victims: ['Ingress/shop/web'],
    },
    'a renewal, in time': {
      objects: [
        certManager(),
        certificate('web-tls', {
          ...ready(21),
          conditions: [condition('Ready', 'True', 'Ready'), empty],
          status: { ...ready(21).status, ...past },
        }),
      ],
      object: 'Certificate/shop/web-tls',
      severity: 'warning',
      evidence: [/Issuing.*: False, Failed/],
    },
  },
  ignores: {
    'a failure whose cause is there': {
      objects: [
        certManager(),
        certificate('web-tls', {
          conditions: [
            condition('Ready', 'False', 'DoesNotExist'),
            failed('429 urn:ietf:params:acme:error:rateLimited: no'),
          ],
          status: past,
        }),
      ],
    },
    'a first attempt': { objects: [certManager(), certificate('web-tls')] },
    'a Certificate that is well': { objects: [certManager(), certificate('web-tls', ready(60))] },
  },
});
