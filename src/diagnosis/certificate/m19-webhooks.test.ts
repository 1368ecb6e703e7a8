import { crashed, type Fields, node, object, running, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { m19TlsSecret } from './m19-tls-secret.ts';
import { tlsSecret } from './testing/scenes.ts';

const hook = (kind: 'ValidatingWebhookConfiguration' | 'MutatingWebhookConfiguration', failurePolicy = 'Fail') =>
  object(kind, 'guard', {
    more: {
      webhooks: [
        {
          name: 'guard.acme.io',
          failurePolicy,
          rules: [{ operations: ['CREATE'], resources: ['pods'] }],
          clientConfig: { service: { namespace: 'shop', name: 'guard' } },
        },
      ],
    },
  });
const shown = (names: readonly string[], more: Fields = {}) => ({ names, ...more });
const behind = [
  node(),
  workload('guard', { state: running(), workloadStatus: { readyReplicas: 1 } }),
  object('Service', 'guard', { spec: { selector: { app: 'guard' }, ports: [{ port: 443 }] } }),
  object('EndpointSlice', 'guard-1', {
    metadata: { labels: { 'kubernetes.io/service-name': 'guard' } },
    more: { endpoints: [{ addresses: ['10.42.0.5'], conditions: { ready: true } }], ports: [{ port: 443 }] },
  }),
];
const validating = hook('ValidatingWebhookConfiguration');
const old = tlsSecret('guard-tls', 90, -1, shown(['guard.shop.svc']));
const signs = (args: readonly string[], env: readonly Fields[] = []) =>
  workload('guard', { state: crashed({ exitCode: 1 }), container: { args, env } });
const log = (line: string) => ({ 'shop/guard-7f9c-x1/app/previous': line });
const own = object('Secret', 'guard-ca', { more: { type: 'Opaque', keys: ['ca.crt', 'tls.crt', 'tls.key'] } });

ruleCases(m19TlsSecret, {
  finds: {
    'what the API server is shown, and no pod mounts': {
      objects: [behind, validating, old],
      object: 'Secret/shop/guard-tls',
      severity: 'critical',
      evidence: [/notAfter/],
      victims: ['ValidatingWebhookConfiguration/guard'],
    },
    'a mutating one, whose certificate has its name in the subject alone': {
      objects: [
        behind,
        hook('MutatingWebhookConfiguration', 'Ignore'),
        tlsSecret('webhook-cert', 365, -20, shown([], { subject: 'CN=guard.shop.svc' })),
      ],
      object: 'Secret/shop/webhook-cert',
      evidence: [/notAfter/],
    },
    'one for all Services of the namespace, while the one before it has run out too': {
      objects: [
        behind,
        validating,
        tlsSecret('guard-tls', 90, -1, shown(['*.shop.svc', 'guard.shop.svc.cluster.local'])),
      ],
      object: 'Secret/shop/guard-tls',
      evidence: [/notAfter/],
    },
    'an authority of its own, named on the command line': {
      objects: [node(), signs(['--serving-ca-secret-name=guard-ca']), own],
      logs: log('E1124 dynamic.go:22] "Failed to generate serving certificate" err="CA certificate has expired"'),
      object: 'Secret/shop/guard-ca',
      severity: 'critical',
      evidence: [/CA certificate has expired/, /data: ca.crt/],
      victims: ['Deployment/shop/guard', 'Pod/shop/guard-7f9c-x1'],
    },
    'an authority of its own, named in its environment': {
      objects: [node(), signs([], [{ name: 'CERT_SECRET', value: 'guard-ca' }]), own],
      logs: log('FATAL root certificate has expired at 2026-11-20T00:00:00Z, cannot serve'),
      object: 'Secret/shop/guard-ca',
      evidence: [/root certificate has expired/],
    },
    'an authority of its own, named in its log': {
      objects: [node(), signs([]), own],
      logs: log(
        'INFO reading CA from secret "shop/guard-ca"\nERROR cannot start webhook: could not issue serving certificate: x509: certificate has expired or is not yet valid',
      ),
      object: 'Secret/shop/guard-ca',
      evidence: [/could not issue serving certificate/],
    },
  },
  ignores: {
    'what was left behind beside a good one': {
      objects: [behind, validating, old, tlsSecret('guard-tls-2', 5, 85, shown(['guard.shop.svc']))],
    },
    'one in its last days, which its program replaces': {
      objects: [behind, validating, tlsSecret('guard-tls', 89.5, 0.5, shown(['guard.shop.svc']))],
    },
    'an expired one of a Service that no webhook names': {
      objects: [behind, old],
    },
    'one of the same name in another namespace': {
      objects: [behind, validating, tlsSecret('guard-tls', 90, -1, shown(['guard.other.svc']))],
    },
    'the certificate of somebody whom it calls': {
      objects: [node(), signs(['--ca-secret-name=guard-ca']), own],
      logs: log('FATAL Get "https://api.acme.io/v1": tls: failed to verify certificate: x509: certificate has expired'),
    },
  },
});
