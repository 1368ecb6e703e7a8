import { expect, test } from 'vitest';
import { diagnose } from '../diagnose.ts';
import { event } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { snapshotOf } from '../testing/scene.ts';
import { m07NotPresented } from './m07-not-presented.ts';
import { certManager, chain, ingress, solverPod } from './testing/scenes.ts';

const quota =
  'pods "cm-acme-http-solver-x1" is forbidden: exceeded quota: small, requested: pods=1, used: pods=4, limited: pods=4';
const dns = { dns01: { cloudflare: { apiTokenSecretRef: { name: 'cloudflare', key: 'token' } } } };
const bare = chain({ presented: false, reason: '' });

ruleCases(m07NotPresented, {
  finds: {
    'a quota of the namespace': {
      objects: [certManager(), chain({ presented: false, reason: quota }), ingress()],
      object: 'Certificate/shop/web-tls',
      severity: 'critical',
      evidence: [/status\.reason: pods .* exceeded quota: small/],
      victims: ['Ingress/shop/web', 'ResourceQuota/shop/small'],
    },
    'a webhook that refuses the Ingress of the challenge': {
      objects: [
        certManager(),
        chain({
          presented: true,
          reason:
            'Waiting for HTTP-01 challenge propagation: admission webhook "validate.nginx.ingress.kubernetes.io" denied the request: ingress contains invalid paths',
        }),
      ],
      object: 'Certificate/shop/web-tls',
      evidence: [/denied the request/],
    },
    'credentials of the DNS provider that are not there': {
      objects: [
        certManager(),
        chain(
          { presented: false, reason: 'error getting cloudflare secret: secrets "cloudflare" not found' },
          { solver: dns },
        ),
      ],
      object: 'ClusterIssuer/letsencrypt-prod',
      evidence: [/secrets "cloudflare" not found/],
      victims: ['Certificate/shop/web-tls'],
    },
    'a provider that cannot be reached': {
      objects: [
        certManager(),
        chain(
          { presented: false, reason: 'Get "https://api.cloudflare.com/client/v4/zones": context deadline exceeded' },
          { solver: dns },
        ),
      ],
      object: 'ClusterIssuer/letsencrypt-prod',
      evidence: [/api\.cloudflare\.com/],
    },
    'only the event tells': {
      objects: [certManager(), bare, event(bare[3] as never, 'PresentError', `Error presenting challenge: ${quota}`)],
      object: 'Certificate/shop/web-tls',
      evidence: [/PresentError: .*exceeded quota/],
    },
  },
  ignores: {
    'a challenge that waits for its turn': {
      objects: [certManager(), chain({ presented: false, processing: false, reason: '' })],
    },
    'a self-check, which is something else': {
      objects: [
        certManager(),
        chain({ reason: "Waiting for HTTP-01 challenge propagation: wrong status code '404', expected '200'" }),
      ],
    },
    'a challenge of a moment ago': {
      objects: [certManager(), chain({ presented: false, reason: quota }, { age: 30 })],
    },
  },
});

test('M7 and M9: a solver pod that does not run has its own cause, and the Certificate is its victim', () => {
  const links = chain({ reason: "Waiting for HTTP-01 challenge propagation: wrong status code '503', expected '200'" });
  const pod = solverPod(links[3] as never, {
    node: null,
    status: {
      phase: 'Pending',
      conditions: [
        {
          type: 'PodScheduled',
          status: 'False',
          reason: 'Unschedulable',
          message: '0/1 nodes are available: 1 Insufficient memory.',
        },
      ],
    },
  });
  const findings = diagnose(snapshotOf({ objects: [certManager(), links, pod, ingress()] }));
  expect(findings.map(({ code }) => code)).toEqual([expect.stringMatching(/^S/)]);
  expect(findings[0]?.related.map(({ kind, name }) => `${kind}/${name}`)).toEqual(
    expect.arrayContaining(['Certificate/web-tls', 'Ingress/web']),
  );
});
