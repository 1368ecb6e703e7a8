import { expect, test } from 'vitest';
import { diagnose } from '../diagnose.ts';
import { crashed } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { snapshotOf } from '../testing/scene.ts';
import { m10Unreachable } from './m10-unreachable.ts';
import { certManager, chain, ingress, traefik } from './testing/scenes.ts';

const get = (error: string) =>
  `Waiting for HTTP-01 challenge propagation: failed to perform self check GET request 'http://web.shop.test/.well-known/acme-challenge/x': Get "http://web.shop.test/.well-known/acme-challenge/x": ${error}`;
const refused = get('dial tcp 203.0.113.7:80: connect: connection refused');
const dns = { dns01: { route53: {} } };
const record = 'Waiting for DNS-01 challenge propagation: DNS record for "web.shop.test" not yet propagated';

ruleCases(m10Unreachable, {
  finds: {
    'a connection that is refused': {
      objects: [certManager(), chain({ reason: refused }), ingress()],
      object: 'Certificate/shop/web-tls',
      severity: 'critical',
      evidence: [/connection refused/],
      victims: ['Ingress/shop/web'],
    },
    'a router that does not send it back': {
      objects: [
        certManager(),
        chain({ reason: get('context deadline exceeded (Client.Timeout exceeded while awaiting headers)') }),
      ],
      object: 'Certificate/shop/web-tls',
      evidence: [/deadline exceeded/],
    },
    'a name that does not exist': {
      objects: [certManager(), chain({ reason: get('dial tcp: lookup web.shop.test on 10.43.0.10:53: no such host') })],
      object: 'Certificate/shop/web-tls',
      evidence: [/no such host/],
    },
    'a record that nobody sees': {
      objects: [certManager(), chain({ reason: record }, { solver: dns })],
      object: 'Certificate/shop/web-tls',
      evidence: [/not yet propagated/],
    },
  },
  ignores: {
    'a name that was entered just now': { objects: [certManager(), chain({ reason: refused }, { age: 200 })] },
    'a record that was made ten minutes ago': {
      objects: [certManager(), chain({ reason: record }, { solver: dns, age: 600 })],
    },
    'a wrong status': {
      objects: [
        certManager(),
        chain({ reason: "Waiting for HTTP-01 challenge propagation: wrong status code '502', expected '200'" }),
      ],
    },
  },
});

test('M10: Traefik that is down is the cause', () => {
  const down = traefik({ state: crashed({ exitCode: 1 }), workloadStatus: { readyReplicas: 0 } });
  const findings = diagnose(
    snapshotOf({ objects: [certManager({ without: 'traefik' }), down, chain({ reason: refused })] }),
  );
  expect(findings.filter(({ code }) => code.startsWith('M'))).toEqual([]);
  expect(findings.some(({ symptoms }) => symptoms.includes('M10'))).toBe(true);
});
