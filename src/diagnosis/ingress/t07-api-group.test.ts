import { object } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { t07ApiGroup } from './t07-api-group.ts';
import { helmConfig, ingress, ingressRoute, middleware, served, traefik } from './testing/scenes.ts';

const old = ingressRoute('web', { legacy: true });

const ingressesOnly = ['--entryPoints.web.address=:8000/tcp', '--providers.kubernetesingress'];
const using = ingress('web', {
  annotations: { 'traefik.ingress.kubernetes.io/router.middlewares': 'shop-strip@kubernetescrd' },
});

ruleCases(t07ApiGroup, {
  finds: {
    'the old group with Traefik 3': {
      objects: [traefik(), served(), old, object('LegacyMiddleware', 'auth', { spec: {} })],
      object: 'IngressRoute/shop/web',
      severity: 'critical',
      evidence: [/apiVersion: traefik.containo.us\/v1alpha1/, /image: 3.5.1/],
      victims: ['Middleware/shop/auth', 'Deployment/kube-system/traefik'],
    },
    'the new group with Traefik 2.9': {
      objects: [traefik({ tag: 'v2.9.4' }), served(), ingressRoute('web')],
      object: 'IngressRoute/shop/web',
      evidence: [/apiVersion: traefik.io\/v1alpha1/],
    },
    'a tag of the major version alone, and a Middleware alone': {
      objects: [traefik({ tag: 'v3' }), object('LegacyMiddleware', 'auth', { spec: {} })],
      object: 'Middleware/shop/auth',
      evidence: [/containo/],
    },
    'the Middleware of an Ingress, while the provider is off': {
      objects: [
        traefik({ container: { args: ingressesOnly } }),
        served(),
        middleware('strip', { stripPrefix: { prefixes: ['/v2'] } }),
        using,
      ],
      object: 'Deployment/kube-system/traefik',
      severity: 'critical',
      evidence: [/providers\.kubernetescrd: –/, /shop-strip@kubernetescrd/],
      victims: ['Middleware/shop/strip', 'Ingress/shop/web'],
    },
    'routes and Middlewares of several, while its chart’s values switch the provider off': {
      objects: [
        traefik({ container: { args: ['--providers.kubernetesingress=true', '--providers.kubernetescrd=false'] } }),
        helmConfig('providers: {kubernetesCRD: {enabled: false}}'),
        served(),
        middleware('strip', { stripPrefix: { prefixes: ['/v2'] } }),
        using,
        ingressRoute('api', { match: 'Host(`api.example.org`)' }),
      ],
      object: 'HelmChartConfig/kube-system/traefik',
      evidence: [/kubernetescrd: –/, /apiVersion: traefik\.io/],
    },
  },
  ignores: {
    'a provider that one of its options switches on': {
      objects: [
        traefik({
          container: { args: ['--providers.kubernetesingress', '--providers.kubernetesCRD.allowCrossNamespace=true'] },
        }),
        served(),
        middleware('strip', {}),
        using,
      ],
    },
    'a provider that a file may switch on': {
      objects: [
        traefik({ container: { args: [...ingressesOnly, '--configFile=/etc/traefik/traefik.yaml'] } }),
        served(),
        middleware('strip', {}),
        using,
      ],
    },
    'a command line that is not all that Traefik was told': {
      objects: [
        traefik({ container: { args: ingressesOnly, readinessProbe: { httpGet: { path: '/ping', port: 8080 } } } }),
        served(),
        middleware('strip', {}),
        using,
      ],
    },
    'a provider that is off, and nothing that needs it': {
      objects: [traefik({ container: { args: ingressesOnly } }), served(), ingress('web'), middleware('strip', {})],
    },
    'both groups with Traefik 2.11': { objects: [traefik({ tag: '2.11.10' }), served(), old, ingressRoute('api')] },
    'an object that was moved already': { objects: [traefik(), served(), old, ingressRoute('web')] },
    'a version that nobody knows': { objects: [traefik({ tag: 'latest' }), old] },
    'what the chart left behind': {
      objects: [
        traefik(),
        ingressRoute('traefik-dashboard', {
          legacy: true,
          metadata: { labels: { 'helm.sh/chart': 'traefik-10.19.300' } },
        }),
      ],
    },
    'no Traefik': { objects: [old, middleware('auth', {})] },
  },
});
