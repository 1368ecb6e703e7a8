import { object } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { t16MiddlewareUseless } from './t16-middleware-useless.ts';
import {
  ingress,
  ingressRoute,
  loadBalancer,
  middleware,
  secret,
  served,
  service,
  traefik,
  traefikPod,
} from './testing/scenes.ts';

const auth = middleware('auth', { basicAuth: { secret: 'users' } });
const using = ingress('web', {
  annotations: { 'traefik.ingress.kubernetes.io/router.middlewares': 'shop-auth@kubernetescrd' },
});
const office = middleware('office', { ipAllowList: { sourceRange: ['203.0.113.0/24'] } });
const guarded = ingressRoute('web', { middlewares: [{ name: 'office' }] });
const balancer = loadBalancer({ pod: { status: { podIP: '10.42.0.20' } } });

const asks = (address: string) => middleware('auth', { forwardAuth: { address } });
const login = object('Namespace', 'login');

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
    'a login service that is not there': {
      objects: [
        traefik(),
        served(),
        asks('http://authelia.login.svc.cluster.local:9091/api/verify?rd=https://a.b'),
        using,
        login,
      ],
      object: 'Middleware/shop/auth',
      severity: 'critical',
      evidence: [/forwardAuth\.address: http:\/\/authelia\.login\.svc\.cluster\.local:9091/],
      victims: ['Ingress/shop/web', 'Service/login/authelia'],
    },
    'a short name, which Traefik looks for in its own namespace': {
      objects: [traefik(), served(), served('gate', { namespace: 'shop' }), asks('http://gate/verify'), using],
      object: 'Middleware/shop/auth',
      evidence: [/http:\/\/gate/],
    },
    'a port that the login service does not have': {
      objects: [traefik(), served(), served('gate'), asks('http://gate.shop.svc:4181/'), using],
      object: 'Middleware/shop/auth',
      evidence: [/gate\.shop\.svc:4181/],
      victims: ['Ingress/shop/web', 'Service/shop/gate'],
    },
    'a login service that was scaled to zero': {
      objects: [
        traefik(),
        served(),
        service('gate', { spec: { selector: { app: 'gate' } } }),
        object('Deployment', 'gate', {
          spec: {
            replicas: 0,
            template: { metadata: { labels: { app: 'gate' } }, spec: { containers: [{ name: 'gate' }] } },
          },
        }),
        asks('http://gate.shop.svc/verify'),
        using,
      ],
      object: 'Middleware/shop/auth',
      evidence: [/gate\.shop\.svc/],
      victims: ['Ingress/shop/web', 'Deployment/shop/gate'],
    },
    'a plugin that Traefik does not have': {
      objects: [traefik(), served(), middleware('auth', { plugin: { bouncer: { enabled: true } } }), using],
      object: 'Middleware/shop/auth',
      evidence: [/spec\.plugin\.bouncer/],
    },
    'plugins that could not be fetched at the start': {
      objects: [
        traefik({ args: ['--experimental.plugins.bouncer.moduleName=github.com/acme/bouncer'] }),
        served(),
        middleware('auth', { plugin: { bouncer: { enabled: true } } }),
        using,
      ],
      logs: {
        [traefikPod]: 'ERR Plugins are disabled because an error has occurred. error="unable to install plugin"',
      },
      object: 'Deployment/kube-system/traefik',
      evidence: [/Plugins are disabled/],
    },
  },
  ignores: {
    'a login service that is there, by either name, and one on the Internet': {
      objects: [
        traefik(),
        served(),
        served('gate', { namespace: 'kube-system' }),
        asks('http://gate/verify'),
        using,
        middleware('out', { forwardAuth: { address: 'https://login.example.com/verify' } }),
        ingressRoute('out', { match: 'Host(`out.example.org`)', middlewares: [{ name: 'out' }] }),
      ],
    },
    'a headless login service, asked at the port of its pods': {
      objects: [
        traefik(),
        asks('http://gate.login.svc:9091'),
        using,
        object('Service', 'gate', { namespace: 'login', spec: { clusterIP: 'None', ports: [{ port: 80 }] } }),
      ],
    },
    'plugins, named on the command line or out of sight': {
      objects: [
        traefik({ args: ['--experimental.localPlugins.Bouncer.modulename=github.com/acme/bouncer'] }),
        middleware('auth', { plugin: { bouncer: { enabled: true } } }),
        using,
      ],
    },
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
