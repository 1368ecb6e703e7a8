import { ruleCases } from '../testing/rule-cases.ts';
import { t18ClaimedTwice } from './t18-claimed-twice.ts';
import { ingress, ingressRoute, served, traefik } from './testing/scenes.ts';

const first = ingress('web', { age: 90_000 });
const copy = (parts: object = {}) => ingress('copy', { service: 'other', ...parts });
const entry = (name: string) => ({ 'traefik.ingress.kubernetes.io/router.entrypoints': name });

ruleCases(t18ClaimedTwice, {
  finds: {
    'one host in two Ingresses, for different Services': {
      objects: [traefik(), served(), served('other'), first, copy()],
      object: 'Ingress/shop/copy',
      severity: 'critical',
      evidence: [/shop.example.org\/ → shop\/other:80/, /shop.example.org\/ → shop\/web:80/],
      victims: ['Ingress/shop/web'],
    },
    'one host in two namespaces, by other words': {
      objects: [
        traefik(),
        served(),
        served('web', { namespace: 'test' }),
        first,
        ingress('web', { namespace: 'test', pathType: 'ImplementationSpecific', host: 'Shop.example.org' }),
      ],
      object: 'Ingress/test/web',
      evidence: [/test\/web:80/],
    },
    'an IngressRoute beside an Ingress': {
      objects: [
        traefik(),
        served(),
        served('other'),
        first,
        ingressRoute('new', { match: 'Host(`shop.example.org`) && PathPrefix(`/`)', service: { name: 'other' } }),
      ],
      object: 'IngressRoute/shop/new',
      evidence: [/routes\[0\].match/],
    },
  },
  ignores: {
    'a longer path': { objects: [traefik(), first, copy({ path: '/api' })] },
    'an exact path beside a prefix': { objects: [traefik(), first, copy({ pathType: 'Exact' })] },
    'the same port by number and by name': {
      objects: [
        traefik(),
        served('web', { ports: [{ name: 'http', port: 80, targetPort: 8080 }] }),
        first,
        ingress('copy', { port: { name: 'http' } }),
      ],
    },
    'the same Service twice': { objects: [traefik(), first, ingress('copy')] },
    'a redirect on another entry point': {
      objects: [traefik(), ingress('web', { annotations: entry('websecure') }), copy({ annotations: entry('web') })],
    },
    'a priority': {
      objects: [traefik(), first, copy({ annotations: { 'traefik.ingress.kubernetes.io/router.priority': '10' } })],
    },
    'a canary': {
      objects: [traefik(), first, copy({ annotations: { 'nginx.ingress.kubernetes.io/canary': 'true' } })],
    },
    'classes of different controllers': { objects: [traefik(), first, copy({ class: 'alb' })] },
    'a match that LIONS cannot compare': {
      objects: [
        traefik(),
        first,
        ingressRoute('new', { match: 'Host(`shop.example.org`) && Header(`X-Beta`, `1`)', service: { name: 'other' } }),
      ],
    },
  },
});
