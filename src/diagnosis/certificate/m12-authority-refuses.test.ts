import { event } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { m12AuthorityRefuses } from './m12-authority-refuses.ts';
import { certificate, certManager, chain, condition, failed, ingress, ready, request } from './testing/scenes.ts';

const acme = (problem: string) =>
  `Error accepting authorization: acme: authorization error for web.shop.test: ${problem}`;
const shut = acme(
  '400 urn:ietf:params:acme:error:connection: 203.0.113.7: Fetching http://web.shop.test/.well-known/acme-challenge/x: Timeout during connect (likely firewall problem)',
);
const empty = 'Failed to wait for order resource "web-tls-1-4711" to become ready: order is in "invalid" state: ';
const past = { lastFailureTime: ago(1500), failedIssuanceAttempts: 1 };
const own = certificate('web-tls', {
  conditions: [condition('Ready', 'False', 'DoesNotExist'), failed(empty)],
  status: past,
});
const asked = request(own, { conditions: [condition('Ready', 'False', 'Failed', empty)] });

ruleCases(m12AuthorityRefuses, {
  finds: {
    'port 80 that is shut from outside': {
      objects: [
        certManager(),
        chain({ state: 'invalid', presented: false, processing: false, reason: shut }),
        ingress(),
      ],
      object: 'Certificate/shop/web-tls',
      severity: 'critical',
      evidence: [/status\.reason: .*likely firewall problem/],
      victims: ['Ingress/shop/web'],
    },
    'a name that the world does not know, as its event tells': {
      objects: [
        certManager(),
        own,
        asked,
        {
          ...event(
            asked,
            'Failed',
            `Accepting challenge authorization failed: ${acme('400 urn:ietf:params:acme:error:dns: DNS problem: NXDOMAIN looking up A for web.shop.test')}`,
          ),
          involvedObject: { kind: 'Challenge', namespace: 'shop', name: 'web-tls-1-4711-815' },
        } as never,
      ],
      object: 'Certificate/shop/web-tls',
      evidence: [/Failed: .*NXDOMAIN/],
    },
    'an authority of another sort that cannot sign': {
      objects: [
        certManager(),
        own,
        request(own, {
          conditions: [
            condition('Ready', 'False', 'Failed', 'Vault failed to sign certificate: 403 permission denied'),
          ],
        }),
      ],
      object: 'Certificate/shop/web-tls',
      evidence: [/Vault failed to sign/],
    },
    'a renewal that is refused': {
      objects: [
        certManager(),
        certificate('web-tls', {
          ...ready(20),
          conditions: [condition('Ready', 'True', 'Ready'), failed(`order is in "invalid" state: ${shut}`)],
          status: { ...ready(20).status, ...past },
        }),
        ingress(),
      ],
      object: 'Certificate/shop/web-tls',
      severity: 'warning',
      evidence: [/firewall/],
    },
  },
  ignores: {
    'an order of which nothing more is known': { objects: [certManager(), own, asked] },
    'a challenge that was accepted': {
      objects: [certManager(), chain({ state: 'valid', reason: 'Successfully authorized domain' })],
    },
    'a limit that is used up': {
      objects: [
        certManager(),
        chain({
          state: 'errored',
          reason: '429 urn:ietf:params:acme:error:rateLimited: too many failed authorizations recently',
        }),
      ],
    },
  },
});
