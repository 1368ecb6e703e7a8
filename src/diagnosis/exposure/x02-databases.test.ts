import { type Fields, node, object, pod, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { nodePort, runs, service } from './testing/services.ts';
import { x02AdminSurface } from './x02-admin-surface.ts';

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

const tcp = (route: Fields = {}, entryPoint = 'postgres') => [
  runs('db', 'postgres:17', 5432),
  service('db', { type: 'ClusterIP', ...nodePort(5432, 0, 'main') }),
  workload('traefik', {
    namespace: 'kube-system',
    container: {
      image: 'rancher/mirrored-library-traefik:3.5.1',
      args: ['--entryPoints.postgres.address=:5432/tcp', '--providers.kubernetescrd'],
      ports: [{ name: 'postgres', containerPort: 5432 }],
    },
    workloadStatus: { readyReplicas: 1, updatedReplicas: 1, availableReplicas: 1 },
  }),
  object('Service', 'traefik', {
    namespace: 'kube-system',
    spec: {
      type: 'LoadBalancer',
      selector: { app: 'traefik' },
      ports: [{ name: 'postgres', port: 5432, targetPort: 'postgres', nodePort: 30432 }],
    },
    status: { loadBalancer: { ingress: [{ ip: '203.0.113.20' }] } },
  }),
  object('EndpointSlice', 'traefik', {
    namespace: 'kube-system',
    metadata: { labels: { 'kubernetes.io/service-name': 'traefik' } },
    more: { endpoints: [{ addresses: ['10.42.0.8'], conditions: { ready: true } }], ports: [{ port: 5432 }] },
  }),
  object('IngressRouteTCP', 'db', {
    spec: {
      entryPoints: [entryPoint],
      routes: [{ match: 'HostSNI(`*`)', services: [{ name: 'db', port: 5432 }], ...route }],
    },
  }),
];

ruleCases(x02AdminSurface, {
  finds: {
    'a database behind an entry point of Traefik': {
      objects: tcp(),
      object: 'IngressRouteTCP/shop/db',
      severity: 'warning',
      evidence: [/HostSNI\(`\*`\) → db:5432/, /postgres:17/],
    },
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
  },
  ignores: {
    'a load balancer of a private network, and one with ranges by annotation': {
      objects: [
        runs('a', 'postgres:17', 5432),
        runs('b', 'postgres:17', 5432),
        service('a', { type: 'LoadBalancer', loadBalancerClass: 'tailscale', ...nodePort(5432, 0, 'main') }),
        service(
          'b',
          { type: 'LoadBalancer', ...nodePort(5432, 0, 'main') },
          {
            metadata: { annotations: { 'service.beta.kubernetes.io/load-balancer-source-ranges': '198.51.100.0/24' } },
          },
        ),
      ],
    },
    'the same for some addresses only': { objects: tcp({ middlewares: [{ name: 'office' }] }) },
    'the same at an entry point that no Service offers': { objects: tcp({}, 'internal') },
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
  },
});
