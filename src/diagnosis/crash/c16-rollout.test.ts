import { crashed, object, ownerOf, pod, running, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago, type SceneObject } from '../testing/scene.ts';
import { c16Rollout } from './c16-rollout.ts';

const stuck = {
  conditions: [
    {
      type: 'Progressing',
      status: 'False',
      reason: 'ProgressDeadlineExceeded',
      message: 'ReplicaSet "web-7f9c" has timed out progressing.',
    },
  ],
  updatedReplicas: 1,
};

const old = object('ReplicaSet', 'web-5d5d', {
  metadata: {
    annotations: { 'deployment.kubernetes.io/revision': '4' },
    ownerReferences: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', uid: 'd', controller: true }],
  },
  spec: { replicas: 1 },
  status: { readyReplicas: 1 },
});
const starting = running({ ready: false, state: { running: { startedAt: ago(30) } } });

/** The Deployment web at its fifth version. */
function newest(parts: Parameters<typeof workload>[1], replicaSet: object = {}) {
  return workload('web', parts).map((one) =>
    one.kind === 'ReplicaSet'
      ? {
          ...one,
          metadata: { ...one.metadata, annotations: { 'deployment.kubernetes.io/revision': '5' } },
          ...replicaSet,
        }
      : one,
  );
}
const rollout = newest({ state: crashed({ exitCode: 1 }) });

const samePods = {
  replicas: 1,
  template: { spec: { containers: [{ name: 'app', image: 'registry.acme.io/web:5' }] } },
};

ruleCases(c16Rollout, {
  finds: {
    'a rollout without pods that would tell more': {
      objects: [newest({ workloadStatus: stuck, state: starting }), old],
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/ProgressDeadlineExceeded/],
    },
    'a new version that fails while the one before serves, with the way back': {
      objects: [rollout, old, pod('web-5d5d-a', { metadata: { ownerReferences: [ownerOf(old)] } })],
      object: 'Deployment/shop/web',
      severity: 'warning',
      evidence: [/status.readyReplicas: 1, revision 4/],
    },
  },
  ignores: {
    'a first version that never was healthy': {
      objects: [workload('web', { workloadStatus: stuck, state: starting })],
    },
    'a version before that never served either': {
      objects: [
        newest({ workloadStatus: stuck, state: crashed({ exitCode: 1 }) }),
        { ...old, status: { readyReplicas: 0 } } as SceneObject,
      ],
    },
    'a restart of the same version': {
      objects: [
        newest({ state: crashed({ exitCode: 1 }) }, { spec: samePods }),
        { ...old, spec: samePods } as SceneObject,
        pod('web-5d5d-a', { metadata: { ownerReferences: [ownerOf(old)] } }),
      ],
    },
    'a rollout that proceeds': {
      objects: [
        workload('web', {
          workloadStatus: { conditions: [{ type: 'Progressing', status: 'True', reason: 'ReplicaSetUpdated' }] },
          state: crashed({ exitCode: 1 }),
        }),
      ],
    },
    'a Deployment at zero': { objects: [workload('web', { replicas: 0, workloadStatus: stuck })] },
    'a lone pod': { objects: [pod('web')] },
  },
});
