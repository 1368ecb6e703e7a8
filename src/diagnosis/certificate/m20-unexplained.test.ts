import { ruleCases } from '../testing/rule-cases.ts';
import { m20Unexplained } from './m20-unexplained.ts';
import { certificate, certManager, chain, condition, failed, ingress, ready, request } from './testing/scenes.ts';

const own = certificate('web-tls');

ruleCases(m20Unexplained, {
  finds: {
    'a request that stays pending': {
      objects: [
        certManager(),
        own,
        request(own, {
          conditions: [
            condition('Approved', 'True', 'x'),
            condition('Ready', 'False', 'Pending', 'Waiting on certificate issuance'),
          ],
        }),
        ingress(),
      ],
      object: 'Certificate/shop/web-tls',
      severity: 'critical',
      evidence: [/Pending: Waiting on certificate issuance/],
      victims: ['Ingress/shop/web'],
    },
    'a renewal that nobody begins': {
      objects: [certManager(), certificate('web-tls', ready(20)), ingress()],
      object: 'Certificate/shop/web-tls',
      severity: 'warning',
      evidence: [/renewalTime/],
    },
    'a challenge that never gets its turn': {
      objects: [certManager(), chain({ presented: false, processing: false, reason: '' })],
      object: 'Certificate/shop/web-tls',
      evidence: [/Issuing/],
    },
  },
  ignores: {
    'a Certificate of three minutes ago': {
      objects: [certManager(), certificate('web-tls', { age: 180 })],
    },
    'a renewal under way': {
      objects: [
        certManager(),
        certificate('web-tls', {
          ...ready(29),
          conditions: [condition('Ready', 'True', 'Ready'), condition('Issuing', 'True', 'Renewing', '', 60)],
        }),
      ],
    },
    'thirty-one days of ninety': { objects: [certManager(), certificate('web-tls', ready(31)), ingress()] },
    'one that is being deleted': {
      objects: [certManager(), certificate('web-tls', { metadata: { deletionTimestamp: '2026-11-24T01:59:00Z' } })],
    },
    'a failure that another rule tells of': {
      objects: [
        certManager(),
        certificate('web-tls', { conditions: [failed('')], status: { failedIssuanceAttempts: 2 } }),
      ],
    },
  },
});
