import { ruleCases } from '../testing/rule-cases.ts';
import { m17Staging } from './m17-staging.ts';
import { certificate, certManager, clusterIssuer, ingress, ready, tlsSecret } from './testing/scenes.ts';

const staging = clusterIssuer('letsencrypt-staging', {
  acme: { server: 'https://acme-staging-v02.api.letsencrypt.org/directory' },
});
const of = { spec: { dnsNames: ['www.shop.fr'], issuerRef: { kind: 'ClusterIssuer', name: 'letsencrypt-staging' } } };
const own = certificate('web-tls', { ...ready(60), ...of });

ruleCases(m17Staging, {
  finds: {
    'a shop that shows a rehearsal': {
      objects: [certManager(), staging, own, ingress()],
      object: 'Certificate/shop/web-tls',
      severity: 'warning',
      evidence: [/acme-staging-v02/],
      victims: ['Ingress/shop/web'],
    },
    'what the certificate itself says': {
      objects: [
        certManager(),
        staging,
        own,
        tlsSecret('web-tls', 30, 60, { issuer: "C=US, O=(STAGING) Let's Encrypt, CN=(STAGING) Riddling Rhubarb R12" }),
        ingress(),
      ],
      object: 'Certificate/shop/web-tls',
      evidence: [/\(STAGING\)/],
    },
  },
  ignores: {
    'a Certificate that nobody is shown': { objects: [certManager(), staging, own] },
    'a name that says so itself': {
      objects: [
        certManager(),
        staging,
        certificate('web-tls', { ...ready(60), spec: { ...of.spec, dnsNames: ['www.staging.shop.fr'] } }),
        ingress(),
      ],
    },
    'one of the real authority': { objects: [certManager(), certificate('web-tls', ready(60)), ingress()] },
  },
});
