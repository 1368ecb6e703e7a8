import { crashed, event, node, object, running, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { c03Liveness } from './c03-liveness.ts';

const get = (port: number | string, more = {}) => ({
  httpGet: { path: '/health', port },
  initialDelaySeconds: 20,
  periodSeconds: 10,
  failureThreshold: 3,
  ...more,
});
const container = { ports: [{ containerPort: 8080, name: 'http' }], livenessProbe: get(9000) };
const right = { ...container, livenessProbe: get('http') };
const killed = crashed({ exitCode: 143, lives: 50 });
const web = (own: object, state: object = killed) => workload('web', { container: { ...own }, state: { ...state } });
const said = (objects: ReturnType<typeof workload>, message: string, reason = 'Unhealthy', more = {}) => {
  const pod = objects.at(-1);
  if (!pod) throw new Error('a workload has a pod');
  return event(pod, reason, message, {
    involvedObject: {
      kind: 'Pod',
      namespace: 'shop',
      name: pod.metadata.name,
      uid: pod.metadata.uid,
      fieldPath: 'spec.containers{app}',
    },
    ...more,
  });
};
const refused =
  'Liveness probe failed: Get "http://10.42.0.37:9000/health": dial tcp 10.42.0.37:9000: connect: connection refused';
const kill = 'Container app failed liveness probe, will be restarted';
const wrong = web(container);
const slow = web(right);
const polite = web(right, crashed({ exitCode: 0, lives: 50 }));
const hung = web(right, crashed({ exitCode: 137, lives: 75 }));
const lasting = web(right, crashed({ exitCode: 0, lives: 45 }));
const brief = web(right, crashed({ exitCode: 0, lives: 1 }));

const between = web(
  right,
  running({
    restartCount: 4,
    state: { running: { startedAt: ago(1500) } },
    lastState: { terminated: { exitCode: 137, reason: 'Error', startedAt: ago(40_000), finishedAt: ago(1505) } },
  }),
);
const lately = (seconds: number) => ({ lastTimestamp: ago(seconds) });
const killedThen = said(between, kill, 'Killing', { type: 'Normal', ...lately(1540) });

ruleCases(c03Liveness, {
  finds: {
    'a container that is ready between two kills, while its probe fails again': {
      objects: [node(), between, said(between, refused, 'Unhealthy', lately(95)), killedThen],
      object: 'Deployment/shop/web',
      severity: 'warning',
      evidence: [/Unhealthy: .*connection refused/, /exit code 137/],
    },
    'a probe of a port that nobody declares': {
      objects: [node(), wrong, said(wrong, refused), said(wrong, kill, 'Killing', { type: 'Normal' })],
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [
        /livenessProbe: httpGet :9000\/health/,
        /ports: 8080 \(http\)/,
        /Unhealthy: .*connection refused/,
        /exit code 143/,
      ],
      victims: ['Pod/shop/web-7f9c-x1'],
    },
    'the same when all events have been forgotten': {
      objects: [wrong],
      object: 'Deployment/shop/web',
      evidence: [/livenessProbe: httpGet :9000/],
    },
    'a path that answers 404': {
      objects: [slow, said(slow, 'Liveness probe failed: HTTP probe failed with statuscode: 404')],
      object: 'Deployment/shop/web',
      evidence: [/statuscode: 404/],
    },
    'a program that ends in good order when it is told to': {
      objects: [
        polite,
        said(polite, kill, 'Killing'),
        said(polite, 'Liveness probe failed: command timed out: "healthcheck" timed out after 1s'),
      ],
      object: 'Deployment/shop/web',
      evidence: [/exit code 0/, /timed out/],
    },
    'a program that ends in good order, when only the kill of an earlier life is on record': {
      objects: [lasting, said(lasting, kill, 'Killing', { seconds: 500 })],
      object: 'Deployment/shop/web',
      evidence: [/exit code 0/],
    },
    'a program that hangs until the grace period is over': {
      objects: [hung],
      object: 'Deployment/shop/web',
      evidence: [/exit code 137/],
    },
  },
  ignores: {
    'a container whose probe has not failed since the last kill': {
      objects: [node(), between, said(between, refused, 'Unhealthy', lately(1545)), killedThen],
    },
    'a program that ends by itself long before its probe could matter, although it was killed once': {
      objects: [brief, said(brief, kill, 'Killing', { seconds: 500 })],
    },
    'a kill for memory although the probe failed as well': {
      objects: [
        workload('web', {
          container: { ...right, resources: { limits: { memory: '1Gi' } } },
          state: crashed({ exitCode: 137, reason: 'OOMKilled' }),
        }),
      ],
    },
    'a program that ends by itself while the probe fails': {
      objects: [web(right, crashed({ exitCode: 1, lives: 30 })), said(web(right), refused)],
    },
    'a stop after a life that has nothing to do with the probe’s time': {
      objects: [web(right, crashed({ exitCode: 143, lives: 400 }))],
    },
    'a probe that only shows that a Service of the cluster is dead': {
      objects: [
        slow,
        said(slow, 'Liveness probe failed: HTTP probe failed with statuscode: 503'),
        said(slow, kill, 'Killing'),
        object('Service', 'db', { spec: { selector: { app: 'db' }, ports: [{ port: 5432 }] } }),
      ],
      logs: { 'shop/web-7f9c-x1/app/previous': 'ERROR could not connect: dial tcp: connection to db:5432 refused' },
    },
    'a liveness failure that did not kill yet': {
      objects: [
        web(right, { ready: true, restartCount: 0, state: { running: { startedAt: ago(40) } } }),
        said(slow, refused),
      ],
    },
  },
});
