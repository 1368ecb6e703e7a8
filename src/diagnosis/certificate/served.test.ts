import { expect, test } from 'vitest';
import { refusedWith } from '../configuration/testing/refused-with.ts';
import { diagnose } from '../diagnose.ts';
import { containerd, pulling } from '../image/testing/pulls.ts';
import { object, workload } from '../testing/objects.ts';
import { ago, type Nested, type SceneObject, snapshotOf } from '../testing/scene.ts';
import { certManager } from './testing/scenes.ts';

const day = 86_400;
const tls = (left: number) =>
  object('Secret', 'served-tls', {
    age: 400 * day,
    more: {
      type: 'kubernetes.io/tls',
      keys: ['tls.crt', 'tls.key'],
      certificate: {
        subject: 'CN=served',
        issuer: 'CN=Own CA',
        names: ['policy.shop.svc', 'registry.shop.dev'],
        notBefore: ago(400 * day),
        notAfter: ago(-left * day),
        authority: false,
        keyMatches: true,
      },
    },
  });

const codes = (...objects: readonly (SceneObject | Nested<SceneObject>)[]) =>
  diagnose(snapshotOf({ objects: [certManager(), objects] })).map(({ code }) => code);

const policy = [
  workload('policy', {
    container: { ports: [{ containerPort: 8443 }] },
    spec: { volumes: [{ name: 'tls', secret: { secretName: 'served-tls' } }] },
    workloadStatus: { readyReplicas: 1 },
  }),
  object('Service', 'policy', { spec: { selector: { app: 'policy' }, ports: [{ port: 443, targetPort: 8443 }] } }),
  object('EndpointSlice', 'policy-1', {
    metadata: { labels: { 'kubernetes.io/service-name': 'policy' } },
    more: { endpoints: [{ addresses: ['10.42.0.5'], conditions: { ready: true } }] },
  }),
  object('ValidatingWebhookConfiguration', 'policy', {
    more: {
      webhooks: [{ name: 'pods.policy.example', clientConfig: { service: { namespace: 'shop', name: 'policy' } } }],
    },
  }),
  refusedWith(
    'Error creating: Internal error occurred: failed calling webhook "pods.policy.example": failed to call webhook: Post "https://policy.shop.svc:443/pods?timeout=10s": tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2026-11-24T01:59:00Z is after 2026-11-23T02:00:00Z',
  ),
].flat();

test('the API server does not trust a webhook whose certificate has expired', () => {
  expect(codes(policy, tls(-1))).toEqual(['M19']);
  expect(codes(policy, tls(200))).toEqual(['G8']);
});

const image = 'registry.shop.dev/web:1';
const registry = [
  ...pulling(
    image,
    containerd(
      image,
      'failed to do request: Head "https://registry.shop.dev/v2/": tls: failed to verify certificate: x509: certificate has expired or is not yet valid',
    ),
  ),
  object('Ingress', 'registry', {
    age: 30 * day,
    spec: {
      ingressClassName: 'traefik',
      rules: [{ host: 'registry.shop.dev' }],
      tls: [{ hosts: ['registry.shop.dev'], secretName: 'served-tls' }],
    },
  }),
];

test('nodes do not trust a registry of this cluster whose certificate has expired', () => {
  expect(codes(registry, tls(-1))).toEqual(['M19']);
  expect(codes(registry, tls(200))).toEqual(['I8']);
});
