import { crashed, object, pod, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { e01SelectsNothing } from './e01-selects-nothing.ts';

const service = (name: string, selector: object, more: object = {}, parts: object = {}) =>
  object('Service', name, {
    spec: { selector, clusterIP: '10.43.0.9', ports: [{ port: 80, targetPort: 8080 }], ...more },
    ...parts,
  });
const ports = [{ name: 'http', containerPort: 8080 }];
const ready = (name: string) =>
  object('EndpointSlice', `${name}-1`, {
    metadata: { labels: { 'kubernetes.io/service-name': name } },
    more: { endpoints: [{ addresses: ['10.42.0.5'], conditions: { ready: true } }] },
  });
const ingress = (name: string) =>
  object('Ingress', name, {
    spec: {
      rules: [{ host: 'a.io', http: { paths: [{ path: '/', backend: { service: { name, port: { number: 80 } } } }] } }],
    },
  });
const served = (name: string) => [workload(name, { container: { ports } }), service(name, { app: name }), ready(name)];
const away = object('Deployment', 'web', { spec: { replicas: 0, template: { metadata: { labels: { app: 'web' } } } } });

ruleCases(e01SelectsNothing, {
  finds: {
    'a selector that differs in spelling from the labels of its workload': {
      objects: [workload('webapp', { container: { ports } }), service('webapp', { app: 'web-app' })],
      object: 'Service/shop/webapp',
      severity: 'warning',
      evidence: [/spec\.selector: app=web-app/, /labels: app=webapp/],
      victims: ['Deployment/shop/webapp'],
    },
    'the value under another key, with an Ingress in front': {
      objects: [workload('web'), service('web', { 'app.kubernetes.io/name': 'web' }), ingress('web')],
      object: 'Service/shop/web',
      severity: 'critical',
      evidence: [/app=web/, /backend\.service: web:80/],
      victims: ['Deployment/shop/web', 'Ingress/shop/web'],
    },
    'the Service of clients, where the headless one of the StatefulSet fits': {
      objects: [
        workload('web', { kind: 'StatefulSet', container: { ports } }),
        service('web-cluster', { app: 'web' }, { clusterIP: 'None' }),
        ready('web-cluster'),
        service('web', { 'app.kubernetes.io/name': 'web' }),
      ],
      object: 'Service/shop/web',
      severity: 'warning',
      evidence: [/app=web/],
    },
    'one label too many': {
      objects: [workload('web', { container: { ports } }), service('web', { app: 'web', tier: 'frontend' })],
      object: 'Service/shop/web',
      evidence: [/tier=frontend/],
    },
    'pods of another namespace': {
      objects: [
        object('Namespace', 'shop'),
        object('Namespace', 'back'),
        workload('api', { namespace: 'back' }),
        service('api', { app: 'api' }),
      ],
      object: 'Service/shop/api',
      evidence: [/labels: app=api/],
    },
    'a Service that nothing fits, which a program dials': {
      objects: [workload('web', { state: crashed({ exitCode: 1 }) }), service('cache', { app: 'cache' })],
      logs: { 'shop/web-7f9c-x1/app/previous': 'Error: connect ECONNREFUSED cache:80' },
      object: 'Service/shop/cache',
      severity: 'critical',
      evidence: [/ECONNREFUSED cache:80/],
      victims: ['Deployment/shop/web', 'Pod/shop/web-7f9c-x1'],
    },
    'a Service that nothing fits, which a program’s arguments name': {
      objects: [
        workload('web', { container: { args: ['--database=postgres://app@orders-db:5432/shop'] } }),
        service('orders-db', { app: 'orders-db' }),
      ],
      object: 'Service/shop/orders-db',
      evidence: [/orders-db:5432/],
    },
  },
  ignores: {
    'a Service of a part that is not installed': {
      objects: [
        served('loki'),
        service('loki-gateway', { 'app.kubernetes.io/name': 'loki', 'app.kubernetes.io/component': 'gateway' }),
      ],
    },
    'the idle half of two colours': {
      objects: [
        workload('shop-blue', { metadata: { labels: { app: 'shop', color: 'blue' } } }),
        pod('shop-1', { metadata: { labels: { app: 'shop', color: 'blue' } } }),
        service('shop', { app: 'shop', color: 'blue' }),
        ready('shop'),
        service('shop-green', { app: 'shop', color: 'green' }),
      ],
    },
    'a word that is no host': {
      objects: [
        workload('web', { container: { args: ['--path=/var/cache', 'cache', 'cache=on'] } }),
        service('cache', { app: 'cache' }),
      ],
    },
    'a workload scaled to zero': { objects: [away, service('web', { app: 'web' }), ingress('web')] },
    'a Service without selector, an alias, and one kept by its operator': {
      objects: [
        object('Service', 'by-hand', { spec: { ports: [{ port: 80 }] } }),
        object('Service', 'alias', { spec: { type: 'ExternalName', externalName: 'a.io', selector: { app: 'x' } } }),
        workload('db', { metadata: { labels: { cluster: 'db', role: 'primary' } } }),
        service(
          'db-ro',
          { cluster: 'db', role: 'replica' },
          {},
          {
            metadata: {
              ownerReferences: [{ apiVersion: 'v1', kind: 'Cluster', name: 'db', uid: 'u', controller: true }],
            },
          },
        ),
      ],
    },
    'a database without a replica, or whose leader is not chosen, and a member that was scaled away': {
      objects: [
        workload('db', {
          kind: 'StatefulSet',
          container: { ports },
          metadata: { labels: { app: 'db', 'spilo-role': 'master' } },
        }),
        service('db-repl', { app: 'db', 'spilo-role': 'replica' }),
        service('db-active', { app: 'db', 'vault-active': 'true' }),
        service('db-2', { 'statefulset.kubernetes.io/pod-name': 'db-2' }),
        workload('api', { container: { args: ['--servers=db-0:80,db-2:80'] } }),
      ],
    },
    'what kube-prometheus-stack asks of kube-system': {
      objects: [service('kube-scheduler', { component: 'kube-scheduler' }, { clusterIP: 'None' }), served('coredns')],
    },
    'a part that is off, beside the headless Service of what is on': {
      objects: [
        workload('kafka', { kind: 'StatefulSet', container: { ports } }),
        service('kafka-headless', { app: 'kafka' }, { clusterIP: 'None' }),
        ready('kafka-headless'),
        service('kafka-external', { app: 'kafka', component: 'external' }),
      ],
    },
    'endpoints that somebody keeps': { objects: [workload('web2'), service('web', { app: 'web' }), ready('web')] },
    'a Service of a minute ago': {
      objects: [workload('webapp'), service('webapp', { app: 'web' }, {}, { age: 30 })],
    },
    'a namespace that is ending': {
      objects: [
        object('Namespace', 'shop', { metadata: { deletionTimestamp: '2026-11-24T01:00:00Z' } }),
        workload('webapp'),
        service('webapp', { app: 'web' }),
      ],
    },
  },
});
