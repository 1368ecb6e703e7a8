import { type Fields, node, object, type Parts, pod, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { x02AdminSurface } from './x02-admin-surface.ts';

const runs = (name: string, image: string, port: number, more: Fields = {}) => [
  node(),
  pod(name, { container: { image, ports: [{ containerPort: port, name: 'main' }], ...more } }),
  object('EndpointSlice', name, {
    metadata: { labels: { 'kubernetes.io/service-name': name } },
    more: { endpoints: [{ addresses: ['10.42.0.9'], conditions: { ready: true } }], ports: [{ port }] },
  }),
];
const service = (name: string, spec: Fields, more: Parts = {}) =>
  object('Service', name, {
    spec: { type: 'NodePort', selector: { app: name }, clusterIP: '10.43.0.20', ...spec },
    ...more,
  });
const nodePort = (port: number, number: number, target: number | string = port) => ({
  ports: [{ name: 'main', port, targetPort: target, nodePort: number, protocol: 'TCP' }],
});
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

const balanced = (name: string, port: number, ip: string) =>
  service(
    name,
    { type: 'LoadBalancer', ...nodePort(port, 31000, 'main') },
    { status: { loadBalancer: { ingress: [{ ip }] } } },
  );
const onHost = (image: string, port: Fields, more: Fields = {}, spec: Fields = {}) => [
  node('node-1', { status: { addresses: [{ type: 'InternalIP', address: '203.0.113.5' }] } }),
  pod('cache', { container: { image, ports: [{ name: 'main', ...port }], ...more }, spec }),
];

ruleCases(x02AdminSurface, {
  finds: {
    'a database in an image of any name, by its port': {
      objects: [runs('search', 'paradedb/paradedb:0.18.9-pg17', 5432), balanced('search', 5432, '203.0.113.20')],
      object: 'Service/shop/search',
      severity: 'warning',
      evidence: [/LoadBalancer 203\.0\.113\.20:5432/, /paradedb/],
    },
    'a cache on the Internet that asks nobody': {
      objects: [runs('cache', 'redis:7-alpine', 6379), balanced('cache', 6379, '203.0.113.20')],
      object: 'Service/shop/cache',
      severity: 'critical',
      evidence: [/args: –/],
    },
    'the same in a house': {
      objects: [runs('cache', 'valkey/valkey:8', 6379), balanced('cache', 6379, '192.168.1.20')],
      object: 'Service/shop/cache',
      severity: 'warning',
      evidence: [/192\.168\.1\.20/],
    },
    'a cache with a password': {
      objects: [
        runs('cache', 'redis:7', 6379, { args: ['--requirepass', '$(PASS)'] }),
        balanced('cache', 6379, '203.0.113.20'),
      ],
      object: 'Service/shop/cache',
      severity: 'warning',
      evidence: [/redis:7/],
    },
    'the management of a message broker': {
      objects: [runs('rabbit', 'rabbitmq:4-management', 15672), service('rabbit', nodePort(15672, 31672))],
      object: 'Service/shop/rabbit',
      severity: 'warning',
      evidence: [/NodePort 31672/],
    },
    'a database at a port of its node, empty password allowed': {
      objects: onHost(
        'mariadb:11',
        { containerPort: 3306, hostPort: 3306 },
        { env: [{ name: 'MARIADB_ALLOW_EMPTY_ROOT_PASSWORD', value: '…' }] },
      ),
      object: 'Pod/shop/cache',
      severity: 'critical',
      evidence: [/hostPort: 3306/, /MARIADB_ALLOW_EMPTY_ROOT_PASSWORD/],
    },
    'a cache in the network of its node': {
      objects: onHost('memcached:1.6', { containerPort: 11211, hostPort: 11211 }, {}, { hostNetwork: true }),
      object: 'Pod/shop/cache',
      severity: 'critical',
      evidence: [/hostPort: 11211/],
    },
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
    'the port of a message broker for its clients': {
      objects: [runs('rabbit', 'rabbitmq:4-management', 5672), service('rabbit', nodePort(5672, 31672))],
    },
    'the buckets of an object store': {
      objects: [runs('minio', 'minio/minio:latest', 9000), balanced('minio', 9000, '203.0.113.20')],
    },
    'a proxy on the port of a database': {
      objects: [runs('edge', 'haproxytech/haproxy-alpine:3.1', 5432), balanced('edge', 5432, '203.0.113.20')],
    },
    'a port of the node for itself': {
      objects: onHost('redis:7', { containerPort: 6379, hostPort: 6379, hostIP: '127.0.0.1' }),
    },
    'a cache that listens on the loopback of its node': {
      objects: onHost(
        'redis:7',
        { containerPort: 6379, hostPort: 6379 },
        { args: ['--bind', '127.0.0.1'] },
        { hostNetwork: true },
      ),
    },
    'the pods of a load balancer that lead to a database elsewhere': {
      objects: onHost('rancher/klipper-lb:v0.4.13', { containerPort: 5432, hostPort: 5432 }),
    },
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
