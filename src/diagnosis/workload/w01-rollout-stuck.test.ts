import { type Fields, object, ownerOf, pod, replicaSet, waiting } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago, type SceneObject } from '../testing/scene.ts';
import { w01RolloutStuck } from './w01-rollout-stuck.ts';

const exceeded = {
  type: 'Progressing',
  status: 'False',
  reason: 'ProgressDeadlineExceeded',
  message: 'ReplicaSet "web-new" has timed out progressing.',
  lastTransitionTime: ago(3000),
};
const deployment = (status: Fields, spec: Fields = {}) =>
  object('Deployment', 'web', {
    age: 86_400,
    spec: { replicas: 2, selector: { matchLabels: { app: 'web' } }, template: {}, ...spec },
    status: { replicas: 2, readyReplicas: 2, availableReplicas: 2, conditions: [exceeded], ...status },
  });
const set = (name: string, revision: string, replicas: number) =>
  replicaSet(name, {
    owner: deployment({}),
    replicas,
    metadata: {
      annotations: { 'deployment.kubernetes.io/revision': revision },
      ownerReferences: [ownerOf(deployment({}))],
    },
    status: { replicas, readyReplicas: replicas },
  });
const halfway = [
  deployment({ updatedReplicas: 0 }),
  set('web-old', '1', 2),
  set('web-new', '2', 0),
  pod('web-old-a', { owner: set('web-old', '1', 2) }),
  pod('web-old-b', { owner: set('web-old', '1', 2) }),
];

const agents = (type: string, updated: number): SceneObject =>
  object('DaemonSet', 'agent', {
    age: 86_400 * 90,
    spec: { updateStrategy: { type }, selector: { matchLabels: { app: 'agent' } }, template: {} },
    status: { desiredNumberScheduled: 3, currentNumberScheduled: 3, numberReady: 3, updatedNumberScheduled: updated },
  });
const agentPods = (type: string, youngest: number, state?: Fields) =>
  [youngest, 86_400 * 60, 86_400 * 60].map((age, index) =>
    pod(`agent-${index}`, { age, owner: agents(type, 1), ...(index === 1 && state && { state }) }),
  );

ruleCases(w01RolloutStuck, {
  finds: {
    'a rollout whose new pods do not come': {
      objects: halfway,
      object: 'Deployment/shop/web',
      severity: 'warning',
      evidence: [/updated 0 of 2/, /ProgressDeadlineExceeded/],
    },
    'pods that are ready and never available': {
      objects: [
        deployment({ updatedReplicas: 2, availableReplicas: 0 }, { minReadySeconds: 590 }),
        set('web-new', '1', 2),
        pod('web-new-a', { owner: set('web-new', '1', 2) }),
        pod('web-new-b', { owner: set('web-new', '1', 2) }),
      ],
      object: 'Deployment/shop/web',
      evidence: [/minReadySeconds: 590/],
    },
    'a DaemonSet that somebody began to update by hand': {
      objects: [agents('OnDelete', 1), agentPods('OnDelete', 86_400 * 20)],
      object: 'DaemonSet/shop/agent',
      evidence: [/updated 1 of 3/, /OnDelete/],
    },
    'a DaemonSet that stands still by itself': {
      objects: [agents('RollingUpdate', 1), agentPods('RollingUpdate', 7200)],
      object: 'DaemonSet/shop/agent',
      evidence: [/RollingUpdate/],
    },
  },
  ignores: {
    'an update by hand that goes on': { objects: [agents('OnDelete', 1), agentPods('OnDelete', 3600)] },
    'an update by hand that nobody has begun': { objects: [agents('OnDelete', 0), agentPods('OnDelete', 86_400 * 20)] },
    'a rollout that goes on': { objects: [agents('RollingUpdate', 1), agentPods('RollingUpdate', 120)] },
    'a paused Deployment': { objects: [deployment({ updatedReplicas: 0 }, { paused: true })] },
    'a rollout that was late and came to its end': { objects: [deployment({ updatedReplicas: 2 })] },
    'no pods of any version': { objects: [deployment({ replicas: 0, readyReplicas: 0, availableReplicas: 0 })] },
  },
});

ruleCases(w01RolloutStuck, {
  finds: {
    'a StatefulSet that was updated to one half by hand': {
      objects: [
        object('StatefulSet', 'kv', {
          age: 86_400 * 90,
          spec: { replicas: 2, updateStrategy: { type: 'OnDelete' } },
          status: {
            replicas: 2,
            readyReplicas: 2,
            updatedReplicas: 1,
            currentRevision: 'kv-1',
            updateRevision: 'kv-2',
          },
        }),
        ['kv-0', 'kv-1'].map((name) => pod(name, { age: 86_400 * 5, owner: object('StatefulSet', 'kv') })),
      ],
      object: 'StatefulSet/shop/kv',
      evidence: [/updated 1 of 2/],
    },
  },
  ignores: {
    'a partition': {
      objects: [
        object('StatefulSet', 'kv', {
          spec: { replicas: 2, updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 1 } } },
          status: { replicas: 2, updatedReplicas: 1, currentRevision: 'kv-1', updateRevision: 'kv-2' },
        }),
        pod('kv-0', { age: 86_400, owner: object('StatefulSet', 'kv'), state: waiting('ContainerCreating') }),
      ],
    },
  },
});
