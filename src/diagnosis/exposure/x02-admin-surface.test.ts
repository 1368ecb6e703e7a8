import { type Fields, object, pod, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { nodePort, runs, service } from './testing/services.ts';
import { x02AdminSurface } from './x02-admin-surface.ts';

const ingress = (name: string, port: number, host: string, annotations = {}) => {
  const backend = { service: { name, port: { number: port } } };
  return [
    workload('traefik', {
      namespace: 'kube-system',
      container: { image: 'rancher/mirrored-library-traefik:3.3.6' },
      workloadStatus: { readyReplicas: 1, updatedReplicas: 1, availableReplicas: 1 },
    }),
    object('IngressClass', 'traefik', { spec: { controller: 'traefik.io/ingress-controller' } }),
    object('Ingress', name, {
      metadata: { annotations },
      spec: {
        ingressClassName: 'traefik',
        rules: [{ host, http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
      },
    }),
  ];
};
const route = (more: Fields, spec: Fields = {}) =>
  object('IngressRoute', 'dashboard', {
    spec: {
      entryPoints: ['websecure'],
      routes: [
        { match: 'Host(`traefik.example.org`)', services: [{ name: 'api@internal', kind: 'TraefikService' }], ...more },
      ],
      ...spec,
    },
  });
const middleware = (spec: Fields) => object('Middleware', 'guard', { spec });
const deny = (spec: Fields = {}) =>
  object('NetworkPolicy', 'inside', {
    spec: { podSelector: {}, policyTypes: ['Ingress'], ingress: [{ from: [{ podSelector: {} }] }], ...spec },
  });
const namespace = object('Namespace', 'shop');

ruleCases(x02AdminSurface, {
  finds: {
    'Grafana at a port of every node': {
      objects: [runs('grafana', 'grafana/grafana:11.2.0', 3000), service('grafana', nodePort(80, 30000, 3000))],
      object: 'Service/shop/grafana',
      severity: 'warning',
      evidence: [/NodePort 30000/, /grafana\/grafana:11\.2\.0/],
    },
    'a database behind a load balancer, its port by name': {
      objects: [
        runs('db', 'docker.io/bitnami/postgresql:16', 5432),
        service(
          'db',
          { type: 'LoadBalancer', ...nodePort(5432, 31000, 'main') },
          { status: { loadBalancer: { ingress: [{ ip: '203.0.113.9' }] } } },
        ),
      ],
      object: 'Service/shop/db',
      evidence: [/LoadBalancer 203\.0\.113\.9:5432/],
    },
    'the Kubernetes dashboard, whose pods are not there to look at': {
      objects: [
        service(
          'kubernetes-dashboard-nodeport',
          { ...nodePort(443, 30001, 8443), selector: { 'k8s-app': 'kubernetes-dashboard' } },
          { age: 30 },
        ),
      ],
      object: 'Service/shop/kubernetes-dashboard-nodeport',
      evidence: [/NodePort 30001/],
      also: [],
    },
    'Traefik’s dashboard without login': {
      objects: [
        runs('traefik', 'rancher/mirrored-library-traefik:3.3.6', 8080, { args: ['--api.insecure=true'] }),
        service('traefik', nodePort(8080, 30900)),
      ],
      object: 'Service/shop/traefik',
      evidence: [/NodePort 30900/],
    },
    'Prometheus behind an Ingress that asks nobody': {
      objects: [
        runs('prometheus', 'quay.io/prometheus/prometheus:v3.0.1', 9090),
        service('prometheus', { ...nodePort(9090, 0), type: 'ClusterIP' }),
        ingress('prometheus', 9090, 'prometheus.example.org'),
      ],
      object: 'Ingress/shop/prometheus',
      evidence: [/prometheus\.example\.org → Service prometheus/],
    },
    'a database in an image of somebody’s own': {
      objects: [runs('postgres', 'registry.example/base:7', 5432), service('postgres', nodePort(5432, 31000, 'main'))],
      object: 'Service/shop/postgres',
      evidence: [/NodePort 31000/],
    },
    'Traefik’s API on a public route': {
      objects: [route({})],
      object: 'IngressRoute/shop/dashboard',
      evidence: [/traefik\.example\.org/],
    },
  },
  ignores: {
    'a database for the cluster only': {
      objects: [runs('db', 'postgres:16', 5432), service('db', { ...nodePort(5432, 0), type: 'ClusterIP' })],
    },
    'an application at a NodePort': {
      objects: [runs('web', 'shop/web:1', 8080), service('web', nodePort(80, 30080, 8080))],
    },
    'the exporter of a database': {
      objects: [runs('db', 'prometheuscommunity/postgres-exporter:v0.15', 9187), service('db', nodePort(9187, 30187))],
    },
    'a load balancer for some addresses only': {
      objects: [
        runs('db', 'postgres:16', 5432),
        service('db', {
          type: 'LoadBalancer',
          loadBalancerSourceRanges: ['198.51.100.0/24'],
          ...nodePort(5432, 31000),
        }),
      ],
    },
    'a policy that lets in pods only': {
      objects: [namespace, deny(), runs('db', 'postgres:16', 5432), service('db', nodePort(5432, 31000))],
    },
    'Grafana behind an Ingress, which has its login': {
      objects: [
        runs('grafana', 'grafana/grafana:11.2.0', 3000),
        service('grafana', { ...nodePort(80, 0, 3000), type: 'ClusterIP' }),
        ingress('grafana', 80, 'grafana.example.org'),
      ],
    },
    'Prometheus behind a Middleware with passwords': {
      objects: [
        runs('prometheus', 'quay.io/prometheus/prometheus:v3.0.1', 9090),
        service('prometheus', { ...nodePort(9090, 0), type: 'ClusterIP' }),
        middleware({ basicAuth: { secret: 'users' } }),
        ingress('prometheus', 9090, 'prometheus.example.org', {
          'traefik.ingress.kubernetes.io/router.middlewares': 'shop-guard@kubernetescrd',
        }),
      ],
    },
    'Prometheus under a private name': {
      objects: [
        runs('prometheus', 'prom/prometheus:v3.0.1', 9090),
        service('prometheus', { ...nodePort(9090, 0), type: 'ClusterIP' }),
        ingress('prometheus', 9090, 'prometheus.home.lan'),
      ],
    },
    'Prometheus with users of its own': {
      objects: [
        runs('prometheus', 'prom/prometheus:v3.0.1', 9090, { args: ['--web.config.file=/etc/prometheus/web.yml'] }),
        service('prometheus', { ...nodePort(9090, 0), type: 'ClusterIP' }),
        ingress('prometheus', 9090, 'prometheus.example.org'),
      ],
    },
    'a proxy with login in front of Prometheus': {
      objects: [
        pod('prometheus', {
          container: [
            { name: 'prometheus', image: 'prom/prometheus:v3.0.1', ports: [{ containerPort: 9090 }] },
            {
              name: 'proxy',
              image: 'quay.io/oauth2-proxy/oauth2-proxy:v7',
              ports: [{ containerPort: 4180, name: 'main' }],
            },
          ],
        }),
        service('prometheus', nodePort(80, 30090, 'main')),
      ],
    },
    'K3s’s own Traefik': {
      objects: [
        runs('traefik', 'rancher/mirrored-library-traefik:3.3.6', 8000, {
          args: ['--entryPoints.web.address=:8000/tcp', '--api.dashboard=true'],
        }),
        service('traefik', { type: 'LoadBalancer', ...nodePort(80, 31080, 8000) }),
        route({}, { entryPoints: ['traefik'] }),
      ],
    },
    'Traefik’s dashboard behind a login': {
      objects: [middleware({ basicAuth: { secret: 'users' } }), route({ middlewares: [{ name: 'guard' }] })],
    },
    'a Middleware that is not there': { objects: [route({ middlewares: [{ name: 'missing' }] })] },
  },
});
