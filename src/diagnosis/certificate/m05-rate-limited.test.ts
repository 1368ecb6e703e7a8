import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { m05RateLimited } from './m05-rate-limited.ts';
import { certificate, certManager, condition, failed, ingress, order, ready, request } from './testing/scenes.ts';

const limit =
  'Failed to create Order: 429 urn:ietf:params:acme:error:rateLimited: too many certificates (5) already issued for this exact set of identifiers in the last 168h0m0s, retry after 2026-11-25 09:30:00 UTC: see https://letsencrypt.org/docs/rate-limits/';
const waitFor = `Failed to wait for order resource "web-tls-1-4711" to become ready: order is in "errored" state: ${limit}`;
const lastFailure = { lastFailureTime: ago(1500), failedIssuanceAttempts: 1 };
const own = certificate('web-tls', {
  conditions: [condition('Ready', 'False', 'DoesNotExist'), failed(waitFor)],
  status: lastFailure,
});
const asked = request(own, { conditions: [condition('Ready', 'False', 'Failed', waitFor)] });

ruleCases(m05RateLimited, {
  finds: {
    'an order that the server refuses': {
      objects: [certManager(), own, asked, order(asked, { status: { state: 'errored', reason: limit } }), ingress()],
      object: 'Certificate/shop/web-tls',
      severity: 'critical',
      evidence: [/status\.reason: .*retry after 2026-11-25 09:30:00 UTC/],
      victims: ['Ingress/shop/web'],
    },
    'only what the Certificate itself remembers': {
      objects: [certManager(), own, ingress()],
      object: 'Certificate/shop/web-tls',
      evidence: [/conditions\[Issuing\]: Failed/],
    },
    'a renewal for which there is time': {
      objects: [
        certManager(),
        certificate('web-tls', {
          ...ready(25),
          conditions: [condition('Ready', 'True', 'Ready'), failed(waitFor)],
          status: { ...ready(25).status, ...lastFailure },
        }),
        ingress(),
      ],
      object: 'Certificate/shop/web-tls',
      severity: 'warning',
      evidence: [/rateLimited/],
      victims: [],
    },
    'a renewal for which there is none left': {
      objects: [
        certManager(),
        certificate('web-tls', {
          ...ready(2),
          conditions: [condition('Ready', 'True', 'Ready'), failed(waitFor)],
          status: { ...ready(2).status, ...lastFailure },
        }),
        ingress(),
      ],
      object: 'Certificate/shop/web-tls',
      severity: 'critical',
      evidence: [/rateLimited/],
    },
  },
  ignores: {
    'another refusal': {
      objects: [
        certManager(),
        own,
        asked,
        order(asked, {
          status: {
            state: 'errored',
            reason: 'Failed to create Order: 400 urn:ietf:params:acme:error:rejectedIdentifier: no',
          },
        }),
      ],
    },
    'a failure of which a success has followed': { objects: [certManager(), certificate('web-tls', ready(60)), asked] },
  },
});
