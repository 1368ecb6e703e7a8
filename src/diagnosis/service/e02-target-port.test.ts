import { crashed, type Fields, object, running, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { e02TargetPort } from './e02-target-port.ts';

const service = (targetPort: number | string, more: object = {}, name = 'web') =>
  object('Service', name, {
    spec: {
      selector: { app: 'web' },
      clusterIP: '10.43.0.9',
      ports: [{ name: 'http', port: 80, targetPort, ...more }],
    },
  });
const slice = (ports: readonly object[], name = 'web') =>
  object('EndpointSlice', `${name}-1`, {
    metadata: { labels: { 'kubernetes.io/service-name': name } },
    more: { ports, endpoints: [{ addresses: ['10.42.0.5'], conditions: { ready: true } }] },
  });
const web = (container: Fields) => workload('web', { container });
const http = { ports: [{ name: 'http', containerPort: 3000 }] };
const readinessProbe = { httpGet: { path: '/', port: 3000 } };
const ingress = object('Ingress', 'web', {
  spec: { rules: [{ http: { paths: [{ backend: { service: { name: 'web', port: { number: 80 } } } }] } }] },
});
const two = [
  { name: 'http', containerPort: 8000 },
  { name: 'admin', containerPort: 8080 },
];
const routeTo = (name: string, ingressClassName?: string) =>
  object('Ingress', 'route', {
    spec: {
      ...(ingressClassName && { ingressClassName }),
      rules: [{ http: { paths: [{ backend: { service: { name, port: { number: 80 } } } }] } }],
    },
  });
const client = workload('client', { state: crashed({ exitCode: 1 }) });
const refused = { 'shop/client-7f9c-x1/app/previous': 'Error: connect ECONNREFUSED 10.43.0.9:80' };

ruleCases(e02TargetPort, {
  finds: {
    'a name that no container has': {
      objects: [web(http), service('web'), slice([])],
      object: 'Service/shop/web',
      severity: 'warning',
      evidence: [/targetPort: web/, /3000 \(http\)/],
    },
    'a name of another protocol, while a client is refused': {
      objects: [
        web({ ports: [{ name: 'http', containerPort: 3000, protocol: 'UDP' }] }),
        service('http'),
        slice([]),
        client,
      ],
      logs: refused,
      object: 'Service/shop/web',
      severity: 'critical',
      evidence: [/3000\/UDP/, /ECONNREFUSED/],
      victims: ['Deployment/shop/client', 'Deployment/shop/web', 'Pod/shop/client-7f9c-x1'],
    },
    'a number, while the probe shows where the program listens': {
      objects: [web({ ...http, readinessProbe }), service(8080), slice([{ name: 'http', port: 8080 }])],
      object: 'Service/shop/web',
      evidence: [/targetPort: 8080/, /readinessProbe: httpGet :3000/],
    },
    'a number, while the log says another': {
      objects: [web(http), service(8080), slice([{ name: 'http', port: 8080 }])],
      logs: { 'shop/web-7f9c-x1/app': '> node server.js\nServer listening on http://0.0.0.0:3000' },
      object: 'Service/shop/web',
      evidence: [/listening on http/],
    },
    'a number, while the Service’s clients are refused': {
      objects: [web({ readinessProbe }), service(8080), slice([{ name: 'http', port: 8080 }]), client],
      logs: refused,
      object: 'Service/shop/web',
      severity: 'critical',
      evidence: [/ECONNREFUSED/],
    },
    'a number that is not the usual one of the image': {
      objects: [
        web({ image: 'nginx:1.27', ports: [{ containerPort: 80 }] }),
        service(8080),
        slice([{ name: 'http', port: 8080 }]),
      ],
      object: 'Service/shop/web',
      evidence: [/nginx:1\.27 \(80\)/],
    },
    'the only port of pods behind an Ingress': {
      objects: [web(http), service(8080), slice([{ name: 'http', port: 8080 }]), ingress],
      object: 'Service/shop/web',
      severity: 'critical',
      evidence: [/web:80/],
      victims: ['Deployment/shop/web', 'Ingress/shop/web'],
    },
    'the port of an older version, behind an Ingress, while another Service leads to the present ones': {
      objects: [
        web({ args: ['--listen=:8000', '--admin.address=:8080/tcp'], ports: two }),
        service(9000, {}, 'web-admin'),
        service('http', {}, 'web'),
        slice([{ name: 'http', port: 9000 }], 'web-admin'),
        slice([{ name: 'http', port: 8000 }]),
        routeTo('web-admin'),
      ],
      object: 'Service/shop/web-admin',
      severity: 'critical',
      evidence: [/targetPort: 9000/, /8080/],
      victims: ['Deployment/shop/web', 'Ingress/shop/route'],
    },
    'the only port of pods behind a port of every node': {
      objects: [
        web(http),
        object('Service', 'web', {
          spec: {
            type: 'NodePort',
            selector: { app: 'web' },
            clusterIP: '10.43.0.9',
            ports: [{ port: 80, targetPort: 80, nodePort: 30080 }],
          },
        }),
        slice([{ name: '', port: 80 }]),
      ],
      object: 'Service/shop/web',
      severity: 'warning',
      evidence: [/targetPort: 80/, /3000 \(http\)/],
    },
    'a port that only an earlier revision had': {
      objects: [
        web({ ports: two }),
        object('ReplicaSet', 'web-old', {
          metadata: {
            ownerReferences: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', uid: 'u', controller: true }],
          },
          spec: {
            replicas: 0,
            template: { spec: { containers: [{ name: 'app', ports: [{ containerPort: 9000 }] }] } },
          },
          status: { replicas: 0 },
        }),
        service(9000, { name: 'admin' }),
        slice([{ name: 'admin', port: 9000 }]),
        service('http', {}, 'other'),
        slice([{ name: 'http', port: 8000 }], 'other'),
      ],
      object: 'Service/shop/web',
      severity: 'warning',
      evidence: [/ports: 9000/],
    },
    'a port of that name under another number': {
      objects: [
        web({ ports: two }),
        service(9000, { name: 'admin' }),
        slice([{ name: 'admin', port: 9000 }]),
        service('http', {}, 'other'),
        slice([{ name: 'http', port: 8000 }], 'other'),
      ],
      object: 'Service/shop/web',
      evidence: [/ports\[admin\]: 8080/],
    },
    'an ingress controller whom the pod refuses': {
      objects: [
        workload('web', {
          container: { ports: [{ name: 'http', containerPort: 8000 }] },
          status: { podIP: '10.42.0.5' },
        }),
        service(3001, { name: 'api' }, 'web-api'),
        slice([{ name: 'api', port: 3001 }], 'web-api'),
        service('http', {}, 'web'),
        slice([{ name: 'http', port: 8000 }]),
        routeTo('web-api', 'nginx'),
        object('IngressClass', 'nginx', { spec: { controller: 'k8s.io/ingress-nginx' } }),
        workload('ingress-nginx', {
          namespace: 'ingress-nginx',
          container: { name: 'controller', image: 'registry.k8s.io/ingress-nginx/controller:v1.12.0' },
          metadata: { labels: { 'app.kubernetes.io/name': 'ingress-nginx' } },
          workloadStatus: { readyReplicas: 1 },
        }),
      ],
      logs: {
        'ingress-nginx/ingress-nginx-7f9c-x1/controller':
          '2026/11/24 01:58:00 [error] 31#31: *9 connect() failed (111: Connection refused) while connecting to upstream, upstream: "http://10.42.0.5:3001/"',
      },
      object: 'Service/shop/web-api',
      severity: 'critical',
      evidence: [/Connection refused/],
    },
  },
  ignores: {
    'a port told by a variable, whose value is not known': {
      objects: [
        web({ env: [{ name: 'ADMIN_PORT', value: '…' }], ports: two }),
        service(9000, { name: 'admin' }),
        service('http', {}, 'other'),
        routeTo('web'),
      ],
    },
    'a port that the command line names after all': {
      objects: [
        web({ args: ['--listen=:8000', '--admin.address=:9000'], ports: two }),
        service(9000, { name: 'admin' }),
        service('http', {}, 'other'),
        routeTo('web'),
      ],
    },
    'the undeclared port of a program that routes lead to, without any sign': {
      objects: [web({ ports: two }), service(9000, { name: 'api' }), service('http', {}, 'other'), routeTo('web')],
    },
    'a headless Service': {
      objects: [
        web({ ports: two }),
        object('Service', 'web', {
          spec: { selector: { app: 'web' }, clusterIP: 'None', ports: [{ name: 'admin', port: 80, targetPort: 80 }] },
        }),
        service('http', {}, 'other'),
      ],
    },
    'a port that is merely not declared': { objects: [web({}), service(8080)] },
    'a declared port that is wrong, while the probe asks the right one': {
      objects: [web({ ports: [{ containerPort: 80 }], readinessProbe }), service(3000), ingress],
    },
    'a log that says the target after all': {
      objects: [web(http), service(8080), ingress],
      logs: { 'shop/web-7f9c-x1/app': 'metrics listening on :3000\nlistening on port 8080' },
    },
    'a health port beside the one that serves': {
      objects: [
        web({ ports: [{ name: 'health', containerPort: 8181 }], readinessProbe: { httpGet: { port: 8181 } } }),
        service('health', {}, 'web-health'),
        service(53),
        slice([{ name: 'http', port: 53 }]),
      ],
    },
    'a sidecar that declares its port, and a database that does not': {
      objects: [
        workload('web', {
          container: [
            { name: 'db' },
            { name: 'exporter', ports: [{ containerPort: 9187 }], readinessProbe: { tcpSocket: { port: 9187 } } },
          ],
          states: { db: running(), exporter: running() },
        }),
        service(5432),
        ingress,
      ],
    },
    'a rollout in which old pods have the name': {
      objects: [
        web(http),
        workload('web', { podName: 'web-old-1', container: { ports: [{ name: 'web', containerPort: 1 }] } }),
        service('web'),
      ],
    },
    'a slice that holds the port': { objects: [web({}), service('http'), slice([{ name: 'http', port: 3000 }])] },
    'no pods': { objects: [service('web')] },
  },
});
