import { object } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { t17TlsSecret } from './t17-tls-secret.ts';
import { ingress, ingressRoute, secret, served, traefik, traefikPod } from './testing/scenes.ts';

const web = ingress('web', { tls: 'web-tls' });
const tls = (name: string, namespace = 'shop') =>
  secret(name, 'kubernetes.io/tls', ['tls.crt', 'tls.key'], { namespace });

ruleCases(t17TlsSecret, {
  finds: {
    'a Secret that does not exist': {
      objects: [traefik(), served(), web],
      logs: {
        [traefikPod]: 'ERR Error configuring TLS error="secret shop/web-tls does not exist" ingress=web namespace=shop',
      },
      object: 'Ingress/shop/web',
      severity: 'critical',
      evidence: [/spec.tls\[0\].secretName: web-tls/, /does not exist/],
      victims: ['Secret/shop/web-tls'],
    },
    'a Secret that is in another namespace': {
      objects: [traefik(), served(), web, tls('web-tls', 'default')],
      object: 'Ingress/shop/web',
      evidence: [/web-tls/],
    },
    'one missing Secret of two routes': {
      objects: [traefik(), served(), web, ingressRoute('api', { spec: { tls: { secretName: 'web-tls' } } })],
      object: 'Secret/shop/web-tls',
      evidence: [/spec.tls.secretName: web-tls/],
      victims: ['Ingress/shop/web', 'IngressRoute/shop/api'],
    },
    'a Secret of another shape': {
      objects: [traefik(), served(), web, secret('web-tls', 'Opaque', ['cert.pem', 'key.pem'])],
      object: 'Secret/shop/web-tls',
      evidence: [/type: Opaque/, /data: cert.pem, key.pem/],
      victims: ['Ingress/shop/web'],
    },
    'the default certificate of Traefik': {
      objects: [traefik(), object('TLSStore', 'default', { spec: { defaultCertificate: { secretName: 'wildcard' } } })],
      object: 'TLSStore/shop/default',
      evidence: [/wildcard/],
    },
  },
  ignores: {
    'a Secret as it should be': { objects: [traefik(), web, tls('web-tls')] },
    'the right keys under another type': {
      objects: [traefik(), web, secret('web-tls', 'Opaque', ['tls.crt', 'tls.key', 'ca.crt'])],
    },
    'one that cert-manager was asked for': {
      objects: [
        traefik(),
        ingress('web', { tls: 'web-tls', annotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' } }),
      ],
    },
    'one that a Certificate is to fill': {
      objects: [traefik(), web, object('Certificate', 'web', { spec: { secretName: 'web-tls' } })],
    },
    'a certificate from Traefik’s own resolver': {
      objects: [
        traefik(),
        ingress('web', {
          tls: 'web-tls',
          annotations: { 'traefik.ingress.kubernetes.io/router.tls.certresolver': 'le' },
        }),
      ],
    },
    'a certificate for everything, which is shown in its place': {
      objects: [
        traefik(),
        web,
        object('TLSStore', 'default', { spec: { defaultCertificate: { secretName: 'wildcard' } } }),
        tls('wildcard'),
      ],
    },
    'TLS without a Secret, for the default certificate': {
      objects: [traefik(), ingress('web', { spec: { tls: [{ hosts: ['shop.example.org'] }] } })],
    },
    'Secrets that may not be read': {
      objects: [traefik(), web],
      unreadable: { Secret: { reason: 'forbidden', message: 'forbidden' } },
    },
    'a class that LIONS does not know': { objects: [traefik(), ingress('web', { class: 'alb', tls: 'web-tls' })] },
  },
});
