import { expect, test } from 'vitest';
import { diagnose } from '../diagnose.ts';
import { crashed, object, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { snapshotOf } from '../testing/scene.ts';
import { m01AddOn } from './m01-add-on.ts';
import { certificate, certManager, clusterIssuer, ingress, ready, scaledAway } from './testing/scenes.ts';

const guard = object('ValidatingWebhookConfiguration', 'cert-manager-webhook', {
  more: {
    webhooks: [
      {
        name: 'webhook.cert-manager.io',
        rules: [{ operations: ['CREATE', 'UPDATE'], resources: ['*/*'] }],
        clientConfig: { service: { namespace: 'cert-manager', name: 'cert-manager-webhook' } },
      },
    ],
  },
});
const waiting = [certificate('web-tls', { conditions: [] }), ingress()];

const refusedBy = (key: string) =>
  `E1124 01:21:02.118342       1 controller.go:157] "re-queuing item due to error processing" err="Internal error occurred: failed calling webhook \\"webhook.cert-manager.io\\": failed to call webhook: Post \\"https://cert-manager-webhook.cert-manager.svc:443/validate?timeout=30s\\": dial tcp 10.43.118.43:443: connect: connection refused" logger="cert-manager.controller" key="${key}"`;

ruleCases(m01AddOn, {
  finds: {
    'a controller scaled to zero while a Certificate waits': {
      objects: [scaledAway('cert-manager'), clusterIssuer('letsencrypt-prod'), waiting],
      object: 'Deployment/cert-manager/cert-manager',
      severity: 'critical',
      evidence: [/spec\.replicas: 0/],
      victims: ['Certificate/shop/web-tls', 'Ingress/shop/web'],
    },
    'a controller scaled to zero, so that an Ingress gets no Certificate': {
      objects: [scaledAway('cert-manager'), clusterIssuer('letsencrypt-prod'), ingress()],
      object: 'Deployment/cert-manager/cert-manager',
      severity: 'critical',
      evidence: [/annotations\[cert-manager\.io\/cluster-issuer\]: letsencrypt-prod/],
      victims: ['Ingress/shop/web'],
    },
    'a renewal that is overdue since the controller is gone': {
      objects: [scaledAway('cert-manager'), clusterIssuer('letsencrypt-prod'), certificate('web-tls', ready(12))],
      object: 'Deployment/cert-manager/cert-manager',
      severity: 'warning',
      evidence: [/readyReplicas: 0/],
    },
    'no Deployment at all, and nobody who took the Certificate up': {
      objects: [clusterIssuer('letsencrypt-prod'), waiting],
      object: 'Deployment/cert-manager/cert-manager',
      evidence: [/absent/],
    },
    'an Ingress that asks where cert-manager was never installed': {
      objects: [ingress()],
      object: 'Deployment/cert-manager/cert-manager',
      severity: 'critical',
      evidence: [/cluster-issuer/],
    },
  },
  ignores: {
    'a webhook that could not be asked once, while it started': {
      objects: [certManager(), guard, object('Ingress', 'web', { spec: {} })],
      logs: { 'cert-manager/cert-manager-7f9c-x1/cert-manager': refusedBy('shop/web') },
    },
    'cert-manager at work': { objects: [certManager(), guard, certificate('web-tls', ready(60)), ingress()] },
    'scaled to zero where every certificate is well': {
      objects: [
        scaledAway('cert-manager'),
        clusterIssuer('letsencrypt-prod'),
        certificate('web-tls', ready(60)),
        ingress(),
      ],
    },
    'a Certificate just made': {
      objects: [
        scaledAway('cert-manager'),
        clusterIssuer('letsencrypt-prod'),
        certificate('web-tls', { age: 30, conditions: [] }),
      ],
    },
    'an old annotation where the Secret is there': {
      objects: [ingress(), object('Secret', 'web-tls', { more: { type: 'kubernetes.io/tls', keys: [] } })],
    },
    'a namespace in which cert-manager does not live': {
      namespaces: ['shop'],
      objects: [clusterIssuer('letsencrypt-prod'), certificate('web-tls', ready(60))],
    },
  },
});

test('M1: a controller whose pods crash is their finding, with the Certificates as its victims', () => {
  const controller = workload('cert-manager', {
    namespace: 'cert-manager',
    container: { image: 'quay.io/jetstack/cert-manager-controller:v1.18.2' },
    state: crashed({ exitCode: 137, reason: 'OOMKilled' }),
  });
  const [finding, ...others] = diagnose(
    snapshotOf({ objects: [certManager({ without: 'cert-manager' }), controller, waiting] }),
  );
  expect(others.map(({ code, object: { name } }) => `${code} ${name}`)).toEqual([]);
  expect(finding?.code).toMatch(/^C/);
  expect(finding?.symptoms).toContain('M1');
  expect(finding?.related.map(({ name }) => name)).toContain('web-tls');
});

test('M1: a webhook scaled to zero refuses every new Certificate', () => {
  const service = object('Service', 'cert-manager-webhook', {
    namespace: 'cert-manager',
    spec: { selector: { app: 'cert-manager-webhook' }, ports: [{ port: 443 }] },
  });
  const objects = [
    certManager({ without: 'cert-manager-webhook' }),
    scaledAway('cert-manager-webhook'),
    service,
    guard,
  ];
  const codes = diagnose(snapshotOf({ objects: [...objects, ingress()] })).map(
    ({ code, object }) => `${code} ${object.name}`,
  );
  expect(codes).toEqual(['M1 cert-manager-webhook']);
});

test.each([
  ['shop/web', 'M1 cert-manager-webhook'],
  ['shop/other', 'M2 web'],
])('M1: a webhook that is ready and yet not reached, told of %s', (key, expected) => {
  const logs = { 'cert-manager/cert-manager-7f9c-x1/cert-manager': refusedBy(key) };
  const service = object('Service', 'cert-manager-webhook', {
    namespace: 'cert-manager',
    spec: { selector: { app: 'cert-manager-webhook' }, ports: [{ port: 443 }] },
  });
  const slice = object('EndpointSlice', 'cert-manager-webhook-x1', {
    namespace: 'cert-manager',
    metadata: { labels: { 'kubernetes.io/service-name': 'cert-manager-webhook' } },
    more: { endpoints: [{ addresses: ['10.42.0.5'], conditions: { ready: true } }] },
  });
  const findings = diagnose(snapshotOf({ objects: [certManager(), guard, service, slice, ingress()], logs }));
  expect(findings.map(({ code, object: { name } }) => `${code} ${name}`)).toEqual([expected]);
});
