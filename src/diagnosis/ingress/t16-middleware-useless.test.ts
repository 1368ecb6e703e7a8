import { ruleCases } from '../testing/rule-cases.ts';
import { t16MiddlewareUseless } from './t16-middleware-useless.ts';
import { ingress, ingressRoute, loadBalancer, middleware, secret, served, traefik } from './testing/scenes.ts';

const auth = middleware('auth', { basicAuth: { secret: 'users' } });
const using = ingress('web', {
  annotations: { 'traefik.ingress.kubernetes.io/router.middlewares': 'shop-auth@kubernetescrd' },
});
const office = middleware('office', { ipAllowList: { sourceRange: ['203.0.113.0/24'] } });
const guarded = ingressRoute('web', { middlewares: [{ name: 'office' }] });
const balancer = loadBalancer({ pod: { status: { podIP: '10.42.0.20' } } });

ruleCases(t16MiddlewareUseless, {
  finds: {
    'a login whose Secret does not exist': {
      objects: [traefik(), served(), auth, using],
      object: 'Middleware/shop/auth',
      severity: 'critical',
      evidence: [/spec.basicAuth.secret: users/],
      victims: ['Secret/shop/users', 'Ingress/shop/web'],
    },
    'a Secret with more than one entry': {
      objects: [traefik(), served(), auth, using, secret('users', 'Opaque', ['anna', 'bob'])],
      object: 'Middleware/shop/auth',
      evidence: [/data: keys: anna, bob/],
    },
    'a list of addresses behind ServiceLB': {
      objects: [traefik(), balancer, served(), office, guarded],
      object: 'Service/kube-system/traefik',
      severity: 'critical',
      evidence: [/externalTrafficPolicy: Cluster/, /sourceRange: 203.0.113.0\/24/],
      victims: ['Middleware/shop/office', 'IngressRoute/shop/web'],
    },
  },
  ignores: {
    'a Secret as it should be': { objects: [traefik(), auth, using, secret('users', 'Opaque', ['users'])] },
    'user and password in a Secret made for it': {
      objects: [traefik(), auth, using, secret('users', 'kubernetes.io/basic-auth', ['username', 'password'])],
    },
    'a Middleware that nobody uses': { objects: [traefik(), auth] },
    'Secrets that may not be read': {
      objects: [traefik(), auth, using],
      unreadable: { Secret: { reason: 'forbidden', message: 'forbidden' } },
    },
    'a Service that keeps addresses': {
      objects: [
        traefik(),
        loadBalancer({ pod: { status: { podIP: '10.42.0.20' } }, spec: { externalTrafficPolicy: 'Local' } }),
        office,
        guarded,
      ],
    },
    'a range that holds the cluster’s own addresses': {
      objects: [traefik(), balancer, middleware('office', { ipAllowList: { sourceRange: ['10.0.0.0/8'] } }), guarded],
    },
    'a proxy in front that tells the address': {
      objects: [
        traefik(),
        balancer,
        middleware('office', { ipAllowList: { sourceRange: ['203.0.113.0/24'], ipStrategy: { depth: 1 } } }),
        guarded,
      ],
    },
    'odd shapes': { objects: [traefik(), middleware('auth', { basicAuth: [] }), middleware('x', {}), using] },
  },
});
