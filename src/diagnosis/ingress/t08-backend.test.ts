import { crashed, object } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { t08Backend } from './t08-backend.ts';
import { ingress, ingressRoute, middleware, served, service, traefik, traefikPod } from './testing/scenes.ts';

const annotated = service('web', {
  metadata: {
    annotations: { 'traefik.ingress.kubernetes.io/service.serverstransport': 'shop-lax@kubernetescrd' },
  },
});

ruleCases(t08Backend, {
  finds: {
    'a Service that does not exist, with what Traefik says of it': {
      objects: [traefik(), served('webapp'), ingress('web')],
      logs: {
        [traefikPod]:
          'INF Starting provider\nERR Cannot create service error="service not found" ingress=web namespace=shop providerName=kubernetes serviceName=web servicePort=&ServiceBackendPort{Number:80,}',
      },
      object: 'Ingress/shop/web',
      severity: 'critical',
      evidence: [/paths\[0\].backend.service: web/, /service not found/],
      victims: ['Service/shop/web'],
    },
    'one missing Service of two routes': {
      objects: [traefik(), ingress('web'), ingress('old', { host: 'old.example.org' })],
      object: 'Service/shop/web',
      evidence: [/backend.service: web/],
      victims: ['Ingress/shop/web', 'Ingress/shop/old'],
    },
    'a port that the Service does not have': {
      objects: [traefik(), served(), ingress('web', { port: { number: 8080 } })],
      object: 'Ingress/shop/web',
      evidence: [/service.port: 8080/, /spec.ports: 80/],
    },
    'a port name that the Service does not have': {
      objects: [
        traefik(),
        served('web', { ports: [{ name: 'web', port: 80, targetPort: 8080 }] }),
        ingress('web', { port: { name: 'http' } }),
      ],
      object: 'Ingress/shop/web',
      evidence: [/service.port: http/, /spec.ports: web:80/],
    },
    'the Service of an IngressRoute': {
      objects: [traefik(), ingressRoute('web', { service: { name: 'wbe' } })],
      object: 'IngressRoute/shop/web',
      evidence: [/spec.routes\[0\].services\[0\]: wbe/],
    },
    'a default backend': {
      objects: [
        traefik(),
        object('Ingress', 'all', {
          spec: { ingressClassName: 'traefik', defaultBackend: { service: { name: 'none', port: { number: 80 } } } },
        }),
      ],
      object: 'Ingress/shop/all',
      evidence: [/spec.defaultBackend.service: none/],
    },
    'a mistake beside a crash behind another path': {
      objects: [
        traefik(),
        served('web', { state: crashed({ exitCode: 1 }) }),
        ingress('web'),
        ingress('api', { service: 'api', path: '/api' }),
      ],
      also: ['C5'],
      object: 'Ingress/shop/api',
      evidence: [/backend.service: api/],
    },
    'the page for errors of a Middleware that an Ingress uses': {
      objects: [
        traefik(),
        served(),
        middleware('page', { errors: { status: ['500-599'], query: '/', service: { name: 'sorry', port: 80 } } }),
        ingress('web', {
          annotations: { 'traefik.ingress.kubernetes.io/router.middlewares': 'shop-page@kubernetescrd' },
        }),
        service('sorry', { namespace: 'pages', spec: { selector: undefined } }),
      ],
      logs: {
        [traefikPod]:
          'ERR Error while reading error page middleware error="kubernetes service not found: shop/sorry" middleware=shop-page',
      },
      object: 'Middleware/shop/page',
      severity: 'critical',
      evidence: [/spec\.errors\.service: sorry/, /service not found/],
      victims: ['Ingress/shop/web', 'Service/shop/sorry'],
    },
    'a part of a TraefikService that shares among several': {
      objects: [
        traefik(),
        served(),
        object('TraefikService', 'split', {
          spec: {
            weighted: {
              services: [
                { name: 'web', port: 80 },
                { name: 'canary', port: 80, weight: 1 },
              ],
            },
          },
        }),
        ingressRoute('web', { service: { name: 'split', kind: 'TraefikService', port: undefined } }),
      ],
      object: 'TraefikService/shop/split',
      evidence: [/spec\.weighted\.services\[1\]: canary/],
      victims: ['IngressRoute/shop/web', 'Service/shop/canary'],
    },
    'a mirror behind a TraefikService behind another, at a port that it does not have': {
      objects: [
        traefik(),
        served(),
        served('copy'),
        object('TraefikService', 'split', {
          spec: { weighted: { services: [{ name: 'twice', kind: 'TraefikService' }] } },
        }),
        object('TraefikService', 'twice', {
          spec: { mirroring: { name: 'web', port: 80, mirrors: [{ name: 'copy', port: 8080, percent: 10 }] } },
        }),
        ingressRoute('web', { service: { name: 'split', kind: 'TraefikService', port: undefined } }),
      ],
      object: 'TraefikService/shop/twice',
      evidence: [/spec\.mirroring\.mirrors\[0\]\.port: 8080/],
    },
    'a TraefikService that is not there': {
      objects: [
        traefik(),
        ingressRoute('web', { service: { name: 'split', kind: 'TraefikService', port: undefined } }),
      ],
      served: ['TraefikService'],
      object: 'IngressRoute/shop/web',
      evidence: [/services\[0\]: split/],
      victims: ['TraefikService/shop/split'],
    },
    'a ServersTransport that an IngressRoute names': {
      objects: [traefik(), served(), ingressRoute('web', { service: { serversTransport: 'lax' } })],
      served: ['ServersTransport'],
      object: 'IngressRoute/shop/web',
      evidence: [/services\[0\]\.serversTransport: lax/],
      victims: ['ServersTransport/shop/lax'],
    },
    'a ServersTransport that the Service of an Ingress names': {
      objects: [traefik(), served().slice(0, 1), served().slice(2), annotated, ingress('web')],
      served: ['ServersTransport'],
      object: 'Service/shop/web',
      evidence: [/service\.serverstransport\]: shop-lax@kubernetescrd/],
      victims: ['Ingress/shop/web', 'ServersTransport/shop/lax'],
    },
    'options of TLS': {
      objects: [
        traefik(),
        served(),
        ingress('web', {
          annotations: { 'traefik.ingress.kubernetes.io/router.tls.options': 'shop-modern@kubernetescrd' },
        }),
      ],
      served: ['TLSOption'],
      logs: {
        [traefikPod]: 'ERR error="unknown TLS options: shop-modern@kubernetescrd" routerName=shop-web@kubernetes',
      },
      object: 'Ingress/shop/web',
      evidence: [/tls\.options\]: shop-modern/, /unknown TLS options/],
    },
  },
  ignores: {
    'parts that are there, one by default, one in another namespace': {
      objects: [
        traefik(),
        served().slice(0, 1),
        served().slice(2),
        annotated,
        object('ServersTransport', 'lax', { spec: { insecureSkipVerify: true } }),
        object('TLSOption', 'modern', { namespace: 'infra', spec: {} }),
        ingress('web', {
          annotations: { 'traefik.ingress.kubernetes.io/router.tls.options': 'infra-modern@kubernetescrd' },
        }),
        ingressRoute('api', {
          match: 'Host(`api.example.org`)',
          spec: {
            entryPoints: ['web'],
            routes: [{ match: 'Host(`api.example.org`)', kind: 'Rule', services: [{ name: 'web', port: 80 }] }],
            tls: { options: { name: 'default' } },
          },
        }),
      ],
    },
    'parts of the old group with Traefik 2': {
      objects: [traefik({ tag: '2.11.2' }), served(), ingressRoute('web', { service: { serversTransport: 'lax' } })],
      served: ['ServersTransport'],
    },
    'a page for errors that is there, and one that nobody uses': {
      objects: [
        traefik(),
        served(),
        middleware('page', { errors: { status: ['500'], service: { name: 'web', port: 80 } } }),
        middleware('old', { errors: { status: ['500'], service: { name: 'gone', port: 80 } } }),
        ingressRoute('web', { middlewares: [{ name: 'page' }] }),
      ],
    },
    'TraefikServices that name each other, and odd ones': {
      objects: [
        traefik(),
        object('TraefikService', 'a', { spec: { weighted: { services: [{ name: 'b', kind: 'TraefikService' }] } } }),
        object('TraefikService', 'b', {
          spec: { weighted: { services: [{ name: 'a', kind: 'TraefikService' }, null, {}] } },
        }),
        object('TraefikService', 'c', { spec: { mirroring: 'x' } }),
        ingressRoute('web', { service: { name: 'a', kind: 'TraefikService', port: undefined } }),
      ],
    },
    'TraefikServices that may not be read': {
      objects: [
        traefik(),
        ingressRoute('web', { service: { name: 'split', kind: 'TraefikService', port: undefined } }),
      ],
      unreadable: { TraefikService: { reason: 'forbidden', message: 'forbidden' } },
    },
    'ports by number and by name': {
      objects: [
        traefik(),
        served('web', { ports: [{ name: 'http', port: 80, targetPort: 8080 }] }),
        ingress('a'),
        ingress('b', { path: '/b', port: { name: 'http' } }),
        ingressRoute('c', { service: { port: 'http' } }),
      ],
    },
    'Traefik’s own services': {
      objects: [
        traefik(),
        ingressRoute('dashboard', { service: { name: 'api@internal', kind: 'TraefikService', port: undefined } }),
      ],
    },
    'a resource in the place of a Service': {
      objects: [
        traefik(),
        object('Ingress', 'bucket', {
          spec: { ingressClassName: 'traefik', defaultBackend: { resource: { kind: 'Bucket', name: 'b' } } },
        }),
      ],
    },
    'actions of another controller': {
      objects: [
        ingress('web', {
          class: null,
          service: 'redirect',
          annotations: { 'alb.ingress.kubernetes.io/actions.redirect': '{}' },
        }),
      ],
    },
    'a Service that is made with its Ingress': { objects: [traefik(), ingress('web', { age: 20 })] },
    'Services that may not be read': {
      objects: [traefik(), ingress('web')],
      unreadable: { Service: { reason: 'forbidden', message: 'forbidden' } },
    },
    'a namespace that goes': {
      objects: [traefik(), ingress('web'), object('Namespace', 'shop', { status: { phase: 'Terminating' } })],
    },
    'a Service of another namespace, which is another mistake': {
      objects: [traefik(), ingressRoute('web', { service: { namespace: 'other' } })],
    },
    'an ExternalName Service that declares no port': {
      objects: [
        traefik({ args: ['--providers.kubernetescrd.allowExternalNameServices=true'] }),
        ingressRoute('web'),
        service('web', { spec: { type: 'ExternalName', externalName: 'example.org', ports: [], selector: undefined } }),
      ],
    },
  },
});
