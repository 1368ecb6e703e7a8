import { ruleCases } from '../testing/rule-cases.ts';
import { t14HttpsBackend } from './t14-https-backend.ts';
import { ingress, ingressRoute, served, service, traefik, traefikPod } from './testing/scenes.ts';

const dashboard = served('dashboard', { ports: [{ port: 443, targetPort: 8080 }] });
const named = served('web', { ports: [{ name: 'https-web', port: 8443, targetPort: 8080 }] });
const toDashboard = ingress('dashboard', { service: 'dashboard', port: { number: 443 } });

ruleCases(t14HttpsBackend, {
  finds: {
    'a backend on port 443': {
      objects: [traefik(), dashboard, toDashboard],
      logs: {
        [traefikPod]:
          '500 Internal Server Error error="tls: failed to verify certificate: x509: cannot validate certificate for 10.42.0.9 because it doesn\'t contain any IP SANs"',
      },
      object: 'Ingress/shop/dashboard',
      severity: 'critical',
      evidence: [/service.port: 443/, /x509/],
      victims: ['Service/shop/dashboard'],
    },
    'a port whose name starts with https': {
      objects: [traefik(), named, ingress('web', { port: { number: 8443 } })],
      object: 'Ingress/shop/web',
      evidence: [/spec.ports: https-web:8443/],
    },
    'a scheme in an IngressRoute': {
      objects: [traefik(), served(), ingressRoute('web', { service: { scheme: 'https' } })],
      object: 'IngressRoute/shop/web',
      evidence: [/port: 80/],
    },
  },
  ignores: {
    'a ServersTransport': {
      objects: [
        traefik(),
        dashboard,
        ingressRoute('d', { service: { name: 'dashboard', port: 443, serversTransport: 'trusting' } }),
      ],
    },
    'an annotation of the Service': {
      objects: [
        traefik(),
        service('web', {
          ports: [{ port: 443 }],
          metadata: {
            annotations: { 'traefik.ingress.kubernetes.io/service.serverstransport': 'shop-t@kubernetescrd' },
          },
        }),
        ingress('web', { port: { number: 443 } }),
      ],
    },
    'a scheme that says otherwise': {
      objects: [traefik(), dashboard, ingressRoute('d', { service: { name: 'dashboard', port: 443, scheme: 'http' } })],
    },
    'a Traefik that trusts every backend': {
      objects: [traefik({ args: ['--serversTransport.insecureSkipVerify=true'] }), dashboard, toDashboard],
    },
    'ingress-nginx, which asks an annotation': {
      objects: [dashboard, ingress('d', { class: 'nginx', service: 'dashboard', port: { number: 443 } })],
    },
    'an outside name, for which a certificate may be valid': {
      objects: [
        traefik(),
        service('web', {
          ports: [{ port: 443 }],
          spec: { type: 'ExternalName', externalName: 'example.org', ports: [{ port: 443 }] },
        }),
        ingress('web', { port: { number: 443 } }),
      ],
    },
  },
});
