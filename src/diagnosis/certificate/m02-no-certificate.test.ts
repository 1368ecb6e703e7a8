import { event, object } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { m02NoCertificate } from './m02-no-certificate.ts';
import { certificate, certManager, ingress, ready, scaledAway, tlsSecret } from './testing/scenes.ts';

const withoutHosts = ingress('web', { spec: { tls: [{ secretName: 'web-tls' }] } });

ruleCases(m02NoCertificate, {
  finds: {
    'a tls entry without hosts': {
      objects: [
        certManager(),
        withoutHosts,
        event(withoutHosts, 'BadConfig', 'Skipped a TLS block: spec.tls[0].hosts: Required value'),
      ],
      object: 'Ingress/shop/web',
      severity: 'critical',
      evidence: [/BadConfig: Skipped a TLS block/, /hosts: \[\]/],
    },
    'a tls entry without hosts, its event long gone': {
      objects: [certManager(), withoutHosts],
      object: 'Ingress/shop/web',
      evidence: [/cluster-issuer\]: letsencrypt-prod/],
    },
    'no tls at all': {
      objects: [certManager(), ingress('web', { spec: { tls: [] } })],
      object: 'Ingress/shop/web',
      severity: 'warning',
      evidence: [/spec\.tls: \[\]/],
    },
    'one Secret for two entries': {
      objects: [
        certManager(),
        ingress('web', {
          spec: {
            tls: [
              { hosts: ['a.shop.test'], secretName: 'web-tls' },
              { hosts: ['b.shop.test'], secretName: 'web-tls' },
            ],
          },
        }),
      ],
      object: 'Ingress/shop/web',
      evidence: [/a\.shop\.test.*b\.shop\.test/],
    },
    'an annotation of before 0.11': {
      objects: [
        certManager(),
        ingress('web', { metadata: { annotations: { 'certmanager.k8s.io/cluster-issuer': 'letsencrypt-prod' } } }),
      ],
      object: 'Ingress/shop/web',
      evidence: [/certmanager\.k8s\.io/],
    },
    'a slip in the annotation': {
      objects: [
        certManager(),
        ingress('web', { metadata: { annotations: { 'cert-manager.io/clusterissuer': 'letsencrypt-prod' } } }),
      ],
      object: 'Ingress/shop/web',
      evidence: [/clusterissuer/],
    },
    'an IngressRoute, which nobody looks at': {
      objects: [
        certManager(),
        object('IngressRoute', 'web', {
          metadata: { annotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt-prod' } },
          spec: { entryPoints: ['websecure'], routes: [], tls: { secretName: 'web-tls' } },
        }),
      ],
      object: 'IngressRoute/shop/web',
      severity: 'critical',
      evidence: [/cluster-issuer/],
    },
    'the default issuer, where there is none': {
      objects: [certManager(), ingress('web', { metadata: { annotations: { 'kubernetes.io/tls-acme': 'true' } } })],
      object: 'Ingress/shop/web',
      evidence: [/tls-acme/],
    },
    'both annotations': {
      objects: [
        certManager(),
        ingress('web', {
          metadata: { annotations: { 'cert-manager.io/cluster-issuer': 'a', 'cert-manager.io/issuer': 'b' } },
        }),
      ],
      object: 'Ingress/shop/web',
      evidence: [/secretName: web-tls/],
    },
  },
  ignores: {
    'a Certificate that was made': { objects: [certManager(), certificate('web-tls', ready(60)), ingress()] },
    'a Secret that came some other way': { objects: [certManager(), tlsSecret('web-tls', 10, 80), ingress()] },
    'an Ingress just made': { objects: [certManager(), ingress('web', { age: 20 })] },
    'an Ingress without the annotation': {
      objects: [certManager(), ingress('web', { metadata: { annotations: { 'cert-manager.io/duration': '2160h' } } })],
    },
    'the Ingress of a challenge': {
      objects: [
        certManager(),
        ingress('cm-acme', { metadata: { labels: { 'acme.cert-manager.io/http01-solver': 'true' } } }),
      ],
    },
    'cert-manager away, which is the cause': { objects: [scaledAway('cert-manager'), ingress()] },
    'a Secret that could not be seen': {
      objects: [certManager(), ingress()],
      unreadable: { Secret: { reason: 'forbidden', message: 'no' } },
    },
  },
});
