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
const slice = (ports: readonly object[]) =>
  object('EndpointSlice', 'web-1', {
    metadata: { labels: { 'kubernetes.io/service-name': 'web' } },
    more: { ports, endpoints: [{ addresses: ['10.42.0.5'], conditions: { ready: true } }] },
  });
const web = (container: Fields) => workload('web', { container });
const http = { ports: [{ name: 'http', containerPort: 3000 }] };
const readinessProbe = { httpGet: { path: '/', port: 3000 } };
const ingress = object('Ingress', 'web', {
  spec: { rules: [{ http: { paths: [{ backend: { service: { name: 'web', port: { number: 80 } } } }] } }] },
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
  },
  ignores: {
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
