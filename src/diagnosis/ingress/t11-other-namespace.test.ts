import { ruleCases } from '../testing/rule-cases.ts';
import { t11OtherNamespace } from './t11-other-namespace.ts';
import { helmConfig, ingress, ingressRoute, middleware, served, traefik, traefikPod } from './testing/scenes.ts';

const away = served('web', { namespace: 'apps' });
const route = ingressRoute('web', { service: { namespace: 'apps' } });
const headers = middleware('headers', { headers: {} }, { namespace: 'infra' });

ruleCases(t11OtherNamespace, {
  finds: {
    'a Service of another namespace': {
      objects: [traefik(), away, route],
      object: 'IngressRoute/shop/web',
      severity: 'critical',
      evidence: [/services\[0\]: apps\/web/, /allowCrossNamespace/],
      victims: ['Service/apps/web', 'Deployment/kube-system/traefik'],
    },
    'a Middleware that two routes take from elsewhere': {
      objects: [
        traefik(),
        served(),
        headers,
        ingressRoute('a', { middlewares: [{ name: 'headers', namespace: 'infra' }] }),
        ingressRoute('b', { middlewares: [{ name: 'headers', namespace: 'infra' }], match: 'Host(`b.example.org`)' }),
      ],
      object: 'Middleware/infra/headers',
      evidence: [/middlewares\[0\]: infra\/headers/],
    },
    'settings out of sight, but Traefik says so': {
      objects: [traefik({ args: ['--configFile=/config/traefik.yml'] }), away, route],
      logs: {
        [traefikPod]:
          'ERR Error while creating service error="service apps/web not in the parent resource namespace shop"',
      },
      object: 'IngressRoute/shop/web',
      evidence: [/not in the parent resource namespace/],
    },
  },
  ignores: {
    'what is allowed': {
      objects: [traefik({ args: ['--providers.kubernetescrd.allowCrossNamespace=true'] }), away, route],
    },
    'an old Traefik, which allows it': { objects: [traefik({ tag: '2.4.8' }), away, route] },
    'an own namespace that is written out': {
      objects: [traefik(), served(), ingressRoute('web', { service: { namespace: 'shop' } })],
    },
    'settings out of sight': { objects: [traefik({ args: ['--configFile=/config/traefik.yml'] }), away, route] },
    'values that ask for it, not yet applied': {
      objects: [traefik(), helmConfig('providers:\n  kubernetesCRD:\n    allowCrossNamespace: true\n'), away, route],
    },
    'an annotation, which may name any namespace': {
      objects: [
        traefik(),
        served(),
        headers,
        ingress('web', {
          annotations: { 'traefik.ingress.kubernetes.io/router.middlewares': 'infra-headers@kubernetescrd' },
        }),
      ],
    },
  },
});
