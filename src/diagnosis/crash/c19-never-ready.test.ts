import { event, type Fields, replicaSet, running, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago, type SceneObject } from '../testing/scene.ts';
import { c19NeverReady } from './c19-never-ready.ts';

const probed = (port: number) => ({
  ports: [{ containerPort: 8080 }],
  readinessProbe: { httpGet: { path: '/ready', port } },
});
const web = workload('web', { container: probed(8081), state: running({ ready: false }) });
const lost = workload('web', { container: probed(8080), state: running({ ready: false }) });
const pod = web[2];
if (!pod) throw new Error('a Deployment has a pod');
const gates = (seconds: number, workloadStatus: Fields = {}) =>
  workload('web', {
    workloadStatus,
    spec: { readinessGates: [{ conditionType: 'example.org/open' }] },
    status: {
      conditions: [
        { type: 'ContainersReady', status: 'True', lastTransitionTime: ago(seconds) },
        { type: 'Ready', status: 'False', reason: 'ReadinessGatesNotReady' },
      ],
    },
  });

const before = replicaSet('web-5d5d', {
  metadata: {
    ownerReferences: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', uid: 'd', controller: true }],
  },
  status: { readyReplicas: 1 },
});
const revised = (one: SceneObject, revision: string) => ({
  ...one,
  metadata: { ...one.metadata, annotations: { 'deployment.kubernetes.io/revision': revision } },
});

ruleCases(c19NeverReady, {
  finds: {
    'a probe of a port that nobody declares': {
      objects: [
        web,
        event(
          pod,
          'Unhealthy',
          'Readiness probe failed: Get "http://10.42.0.5:8081/ready": dial tcp 10.42.0.5:8081: connect: connection refused',
        ),
      ],
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/readinessProbe: httpGet :8081\/ready/, /ports: 8080/, /connection refused/],
    },
    'a path that answers 404': {
      objects: [lost, event(pod, 'Unhealthy', 'Readiness probe failed: HTTP probe failed with statuscode: 404')],
      object: 'Deployment/shop/web',
      evidence: [/statuscode: 404/],
    },
    'silence, when events are forgotten': {
      objects: [lost],
      object: 'Deployment/shop/web',
      evidence: [/ready: false/],
    },
    'a gate that nobody opens': {
      objects: [gates(900)],
      object: 'Deployment/shop/web',
      evidence: [/example.org\/open/],
    },
    'a new version with such a gate, whose rollout has been given up': {
      objects: [
        gates(900, {
          conditions: [{ type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded' }],
          replicas: 2,
          updatedReplicas: 1,
        }).map((one) => (one.kind === 'ReplicaSet' ? revised(one, '2') : one)),
        revised(before, '1'),
      ],
      object: 'Deployment/shop/web',
      evidence: [/example.org\/open/],
    },
  },
  ignores: {
    'a program that starts': {
      objects: [
        workload('web', {
          container: probed(8080),
          state: running({ ready: false, state: { running: { startedAt: ago(60) } } }),
        }),
      ],
    },
    'a program within its startup probe’s time': {
      objects: [
        workload('web', {
          container: { startupProbe: { httpGet: { port: 8080 }, periodSeconds: 10, failureThreshold: 60 } },
          state: running({ ready: false, started: false, state: { running: { startedAt: ago(400) } } }),
        }),
      ],
    },
    'a gate that has just been closed': { objects: [gates(20)] },
    'a ready program': { objects: [workload('web', { container: probed(8080) })] },
  },
});
