import { object } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { t10Middleware } from './t10-middleware.ts';
import { ingress, ingressRoute, middleware, secret, served, traefik, traefikPod } from './testing/scenes.ts';

const key = 'traefik.ingress.kubernetes.io/router.middlewares';
const using = (written: string) => ingress('web', { annotations: { [key]: written } });
const auth = [middleware('auth', { basicAuth: { secret: 'users' } }), secret('users', 'Opaque', ['users'])];

ruleCases(t10Middleware, {
  finds: {
    'an annotation for a Middleware that does not exist': {
      objects: [traefik(), served(), using('shop-auth@kubernetescrd')],
      served: ['Middleware'],
      logs: {
        [traefikPod]:
          'ERR error="middleware \\"shop-auth@kubernetescrd\\" does not exist" routerName=shop-web@kubernetes',
      },
      object: 'Ingress/shop/web',
      severity: 'critical',
      evidence: [/router.middlewares\]: shop-auth@kubernetescrd/, /does not exist/],
      victims: ['Middleware/shop/auth'],
    },
    'an annotation without the namespace': {
      objects: [traefik(), served(), auth, using('auth@kubernetescrd')],
      object: 'Ingress/shop/web',
      evidence: [/auth@kubernetescrd/],
    },
    'an annotation without the provider': {
      objects: [traefik(), served(), auth, using('shop-auth')],
      object: 'Ingress/shop/web',
      evidence: [/router.middlewares\]: shop-auth/],
    },
    'one of several that several IngressRoutes name': {
      objects: [
        traefik(),
        served(),
        auth,
        ingressRoute('a', { middlewares: [{ name: 'auth' }, { name: 'gone' }] }),
        ingressRoute('b', { middlewares: [{ name: 'gone' }], match: 'Host(`b.example.org`)' }),
      ],
      object: 'Middleware/shop/gone',
      evidence: [/routes\[0\].middlewares\[1\]: gone/],
      victims: ['IngressRoute/shop/a', 'IngressRoute/shop/b'],
    },
    'the form of an annotation in an IngressRoute': {
      objects: [traefik(), served(), auth, ingressRoute('web', { middlewares: [{ name: 'shop-auth@kubernetescrd' }] })],
      object: 'IngressRoute/shop/web',
      evidence: [/middlewares\[0\]: shop-auth@kubernetescrd/],
    },
    'a link of a chain': {
      objects: [
        traefik(),
        served(),
        middleware('all', { chain: { middlewares: [{ name: 'gone' }] } }),
        using('shop-all@kubernetescrd'),
      ],
      object: 'Middleware/shop/all',
      evidence: [/spec.chain.middlewares\[0\]: gone/],
    },
    'one that stands before every route of an entry point': {
      objects: [
        traefik({ args: ['--entryPoints.websecure.http.middlewares=kube-system-headers@kubernetescrd'] }),
        served(),
        ingress('web'),
      ],
      served: ['Middleware'],
      object: 'Deployment/kube-system/traefik',
      severity: 'critical',
      evidence: [/entryPoints\.websecure\.http\.middlewares\]: kube-system-headers@kubernetescrd/],
    },
  },
  ignores: {
    'before every route: one that is there, and one of a file': {
      objects: [
        traefik({ args: ['--entrypoints.web.http.middlewares=shop-auth@kubernetescrd,gzip@file'] }),
        auth,
        served(),
        ingress('web'),
      ],
    },
    'Middlewares of this and of another namespace, written in full': {
      objects: [
        traefik(),
        auth,
        middleware('auth', {}, { namespace: 'web-infra' }),
        using('shop-auth@kubernetescrd, web-infra-auth@kubernetescrd'),
      ],
    },
    'a Middleware of another provider': { objects: [traefik(), using('compress@file')], served: ['Middleware'] },
    'the annotation on an Ingress of another controller': {
      objects: [traefik(), ingress('web', { class: 'alb', annotations: { [key]: 'shop-auth@kubernetescrd' } })],
      served: ['Middleware'],
    },
    'the form of an annotation where every namespace is allowed': {
      objects: [
        traefik({ args: ['--providers.kubernetescrd.allowCrossNamespace=true'] }),
        auth,
        ingressRoute('web', { middlewares: [{ name: 'shop-auth@kubernetescrd' }] }),
      ],
    },
    'a chain that nobody uses': {
      objects: [traefik(), middleware('all', { chain: { middlewares: [{ name: 'gone' }] } })],
    },
    'Middlewares that may not be read': {
      objects: [traefik(), using('shop-auth@kubernetescrd')],
      served: ['Middleware'],
      unreadable: { Middleware: { reason: 'forbidden', message: 'forbidden' } },
    },
    'one namespace, and a Middleware of another': {
      namespaces: ['shop'],
      objects: [traefik(), object('Namespace', 'infra'), using('infra-auth@kubernetescrd')],
      served: ['Middleware'],
    },
    'a chain that names itself': {
      objects: [
        traefik(),
        middleware('all', { chain: { middlewares: [{ name: 'all' }] } }),
        using('shop-all@kubernetescrd'),
      ],
    },
  },
});
