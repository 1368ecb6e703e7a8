import { crashed, object, waiting, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { c13InitWaits } from './c13-init-waits.ts';

const init = (seconds: number) => ({
  ready: false,
  started: true,
  restartCount: 0,
  state: { running: { startedAt: ago(seconds) } },
});
const held = (seconds: number, spec = {}) =>
  workload('web', {
    initContainers: [{ name: 'wait', ...spec }],
    initStates: { wait: init(seconds) },
    state: waiting('PodInitializing'),
    phase: 'Pending',
  });
const service = object('Service', 'postgres', { spec: { selector: { app: 'postgres' } } });

ruleCases(c13InitWaits, {
  finds: {
    'a loop that asks for a Service, even without its log': {
      objects: [held(300, { command: ['sh', '-c', 'until nc -z postgres 5432; do sleep 2; done'] }), service],
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/until nc -z postgres/, /endpoints: ready: 0/],
    },
    'a log that says what it waits for': {
      objects: [held(300)],
      logs: { 'shop/web-7f9c-x1/wait': 'waiting for keycloak.auth:8080...' },
      object: 'Deployment/shop/web',
      evidence: [/waiting for keycloak/],
    },
    'pg_isready, which says of whom it hears nothing': {
      objects: [held(300), service, workload('postgres')],
      logs: { 'shop/web-7f9c-x1/wait': 'postgres:5432 - no response\npostgres:5432 - no response' },
      object: 'Deployment/shop/web',
      evidence: [/no response/],
    },
    'a container that is called after the workload for which it waits': {
      objects: [
        workload('web', {
          initContainers: [{ name: 'wait-for-engine' }],
          initStates: { 'wait-for-engine': init(300) },
          state: waiting('PodInitializing'),
          phase: 'Pending',
        }),
        object('DaemonSet', 'shop-engine', { spec: { template: { metadata: { labels: { app: 'engine' } } } } }),
      ],
      object: 'Deployment/shop/web',
      evidence: [/startedAt/],
      victims: ['DaemonSet/shop/shop-engine', 'Pod/shop/web-7f9c-x1'],
    },
    'anything that runs for very long': {
      objects: [held(3000)],
      object: 'Deployment/shop/web',
      evidence: [/startedAt/],
    },
  },
  ignores: {
    'a migration that has just begun': { objects: [held(60)], logs: { 'shop/web-7f9c-x1/wait': 'waiting for lock' } },
    'a download of some minutes': { objects: [held(300)], logs: { 'shop/web-7f9c-x1/wait': 'fetched 12 of 40 files' } },
    'pg_isready that was heard at last': {
      objects: [held(300), service],
      logs: { 'shop/web-7f9c-x1/wait': 'postgres:5432 - accepting connections' },
    },
    'a container that checks something of which there is no workload': {
      objects: [
        workload('web', {
          initContainers: [{ name: 'check-checksums' }],
          initStates: { 'check-checksums': init(300) },
          state: waiting('PodInitializing'),
          phase: 'Pending',
        }),
      ],
    },
    'a sidecar': {
      objects: [
        workload('web', {
          initContainers: [{ name: 'proxy', restartPolicy: 'Always' }],
          initStates: { proxy: { ...init(9000), ready: true } },
        }),
      ],
    },
    'an init container that fails': {
      objects: [
        workload('web', {
          initContainers: [{ name: 'wait' }],
          initStates: { wait: crashed({ exitCode: 1 }) },
          state: waiting('PodInitializing'),
        }),
      ],
    },
  },
});
