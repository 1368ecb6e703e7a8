import { object, pod } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { m19TlsSecret } from './m19-tls-secret.ts';
import { certificate, certManager, ingress, ready, tlsSecret } from './testing/scenes.ts';

const plain = ingress('web', { metadata: { annotations: {} } });
const route = object('IngressRoute', 'web', { spec: { routes: [], tls: { secretName: 'web-tls' } } });
const mounting = pod('web-1', { spec: { volumes: [{ name: 'tls', secret: { secretName: 'web-tls' } }] } });

ruleCases(m19TlsSecret, {
  finds: {
    'a certificate that has expired': {
      objects: [certManager(), plain, tlsSecret('web-tls', 370, -5)],
      object: 'Secret/shop/web-tls',
      severity: 'critical',
      evidence: [/tls\.crt: notAfter 2026-11-19/],
      victims: ['Ingress/shop/web'],
    },
    'one that ends in ten days of ninety': {
      objects: [certManager(), route, tlsSecret('web-tls', 80, 10)],
      object: 'Secret/shop/web-tls',
      severity: 'warning',
      evidence: [/notAfter/],
    },
    'one whose key is another': {
      objects: [certManager(), plain, tlsSecret('web-tls', 10, 80, { keyMatches: false })],
      object: 'Secret/shop/web-tls',
      severity: 'critical',
      evidence: [/tls\.key/],
    },
    'one that cannot be read': {
      objects: [
        certManager(),
        plain,
        tlsSecret('web-tls', 10, 80, { problem: 'tls.crt is no certificate in PEM form' }),
      ],
      object: 'Secret/shop/web-tls',
      severity: 'critical',
      evidence: [/no certificate in PEM form/],
    },
    'the default of Traefik': {
      objects: [
        certManager(),
        object('TLSStore', 'default', { spec: { defaultCertificate: { secretName: 'web-tls' } } }),
        tlsSecret('web-tls', 370, -5),
      ],
      object: 'Secret/shop/web-tls',
      evidence: [/notAfter/],
      victims: ['TLSStore/shop/default'],
    },
    'one that a pod mounts': {
      objects: [certManager(), mounting, tlsSecret('web-tls', 370, -1)],
      object: 'Secret/shop/web-tls',
      severity: 'critical',
      evidence: [/notAfter/],
    },
  },
  ignores: {
    'thirty days of ninety': { objects: [certManager(), plain, tlsSecret('web-tls', 60, 30)] },
    'forty days of a year': { objects: [certManager(), plain, tlsSecret('web-tls', 325, 40)] },
    'one that a program in a pod renews itself': { objects: [certManager(), mounting, tlsSecret('web-tls', 80, 10)] },
    'one that nobody uses': { objects: [certManager(), tlsSecret('web-tls', 370, -5)] },
    'one of cert-manager': {
      objects: [certManager(), ingress(), certificate('web-tls', ready(60)), tlsSecret('web-tls', 370, -5)],
    },
  },
});
