import { expect, test } from 'vitest';
import { diagnose } from '../diagnose.ts';
import { event, waiting, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { snapshotOf } from '../testing/scene.ts';
import { m03Issuer } from './m03-issuer.ts';
import {
  certificate,
  certManager,
  clusterIssuer,
  condition,
  ingress,
  ready,
  request,
  scaledAway,
} from './testing/scenes.ts';

const unregistered = clusterIssuer('broken', {
  conditions: [
    condition(
      'Ready',
      'False',
      'ErrRegisterACMEAccount',
      'Failed to register ACME account: Get "https://acme.invalid/directory": dial tcp 10.9.9.9:443: connect: connection refused',
    ),
  ],
});
const withoutSecret = clusterIssuer('ca', {
  kind: 'Issuer',
  spec: { ca: { secretName: 'ca-key' } },
  conditions: [
    condition('Ready', 'False', 'ErrGetKeyPair', 'Error getting keypair for CA issuer: secret "ca-key" not found'),
  ],
});
const of = (kind: string, name: string) => ({ spec: { issuerRef: { kind, name } } });
const asked = certificate('web-tls', of('ClusterIssuer', 'letsencrypt-prd'));

ruleCases(m03Issuer, {
  finds: {
    'an issuer that does not exist, once for all its Certificates': {
      objects: [
        certManager(),
        asked,
        request(asked, {
          conditions: [condition('Ready', 'False', 'Pending', 'Referenced "ClusterIssuer" not found: …')],
        }),
        certificate('api-tls', of('ClusterIssuer', 'letsencrypt-prd')),
        ingress(),
      ],
      object: 'ClusterIssuer/letsencrypt-prd',
      severity: 'critical',
      evidence: [/spec\.issuerRef: ClusterIssuer\/letsencrypt-prd/],
      victims: ['Certificate/shop/web-tls', 'Certificate/shop/api-tls', 'Ingress/shop/web'],
    },
    'an Issuer where the ClusterIssuer was meant': {
      objects: [certManager(), certificate('web-tls', of('Issuer', 'letsencrypt-prod'))],
      object: 'Issuer/shop/letsencrypt-prod',
      severity: 'warning',
      evidence: [/Issuer\/letsencrypt-prod/],
    },
    'an account that cannot be registered': {
      objects: [certManager(), unregistered, certificate('web-tls', of('ClusterIssuer', 'broken')), ingress()],
      object: 'ClusterIssuer/broken',
      severity: 'critical',
      evidence: [/ErrRegisterACMEAccount/],
    },
    'an authority without its Secret': {
      objects: [
        certManager(),
        withoutSecret,
        event(withoutSecret, 'ErrGetKeyPair', 'Error getting keypair for CA issuer: secret "ca-key" not found'),
        certificate('web-tls', of('Issuer', 'ca')),
      ],
      object: 'Issuer/shop/ca',
      evidence: [/ErrGetKeyPair/, /ca\.secretName: shop\/ca-key/],
      victims: ['Certificate/shop/web-tls', 'Secret/shop/ca-key'],
    },
    'a broken issuer whose Certificates are still good': {
      objects: [
        certManager(),
        unregistered,
        certificate('web-tls', { ...ready(60), ...of('ClusterIssuer', 'broken') }),
      ],
      object: 'ClusterIssuer/broken',
      severity: 'warning',
      evidence: [/ErrRegister/],
    },
  },
  ignores: {
    'issuers that are ready': { objects: [certManager(), certificate('web-tls', ready(60))] },
    'an issuer just made': {
      objects: [
        certManager(),
        clusterIssuer('new', { age: 20, conditions: [] }),
        certificate('web-tls', { age: 20, ...of('ClusterIssuer', 'new') }),
      ],
    },
    'an issuer of another program': {
      objects: [
        certManager(),
        certificate('web-tls', {
          spec: { issuerRef: { group: 'awspca.cert-manager.io', kind: 'AWSPCAClusterIssuer', name: 'x' } },
        }),
      ],
    },
    'what a controller that is down once said': {
      objects: [scaledAway('cert-manager'), unregistered, certificate('web-tls', of('ClusterIssuer', 'broken'))],
    },
    'issuers that could not be read': {
      objects: [certManager(), asked],
      unreadable: { ClusterIssuer: { reason: 'forbidden', message: 'no' } },
    },
  },
});

test('M3: an authority whose Secret a Certificate has yet to fill is a symptom of that Certificate', () => {
  const root = certificate('ca-key', of('ClusterIssuer', 'gone'));
  const findings = diagnose(
    snapshotOf({ objects: [certManager(), withoutSecret, root, certificate('web-tls', of('Issuer', 'ca'))] }),
  );
  expect(findings.map(({ code, object: { name } }) => `${code} ${name}`)).toEqual(['M3 gone']);
  expect(findings[0]?.related.map(({ name }) => name)).toContain('web-tls');
});

test('M3: pods that wait for the Secret of a Certificate are its victims', () => {
  const mounts = { spec: { volumes: [{ name: 'tls', secret: { secretName: 'web-tls' } }] } };
  const stuck = workload('web', { ...mounts, phase: 'Pending', state: waiting('ContainerCreating') });
  const findings = diagnose(
    snapshotOf({ objects: [certManager(), stuck, certificate('web-tls', of('ClusterIssuer', 'gone'))] }),
  );
  expect(findings.map(({ code, object: { name } }) => `${code} ${name}`)).toEqual(['M3 gone']);
  expect(findings[0]?.symptoms).toContain('G2');
  expect(findings[0]?.severity).toBe('critical');
  expect(findings[0]?.related.map(({ kind, name }) => `${kind}/${name}`)).toContain('Deployment/web');
});
