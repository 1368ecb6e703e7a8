import { crashed, type Fields, object, pod, refused, running, waiting } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { w02OldRevision } from './w02-old-revision.ts';

const set = (over: Fields = {}, status: Fields = {}) =>
  object('StatefulSet', 'kv', {
    age: 86_400,
    spec: { replicas: 3, updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } }, ...over },
    status: { replicas: 3, currentRevision: 'kv-1', updateRevision: 'kv-3', ...status },
  });
const member = (index: number, revision: string, state: Fields, age = 3600) =>
  pod(`kv-${index}`, {
    age,
    owner: set(),
    metadata: { labels: { app: 'kv', 'controller-revision-hash': revision } },
    state,
  });

ruleCases(w02OldRevision, {
  finds: {
    'a wrong image that was corrected in the template': {
      objects: [
        set(),
        member(0, 'kv-1', running()),
        member(1, 'kv-1', running()),
        member(2, 'kv-2', waiting('ImagePullBackOff', 'Back-off pulling image "kv:9"')),
      ],
      object: 'StatefulSet/shop/kv',
      severity: 'critical',
      evidence: [/controller-revision-hash\]: kv-2/, /updateRevision: kv-3/, /ImagePullBackOff/],
      victims: ['Pod/shop/kv-2'],
    },
    'a command that crashes in the version before': {
      objects: [set(), member(0, 'kv-2', crashed({ exitCode: 1 }))],
      object: 'StatefulSet/shop/kv',
      evidence: [/CrashLoopBackOff/],
    },
    'more memory than any node has, since corrected': {
      objects: [
        set(),
        pod('kv-0', {
          owner: set(),
          metadata: { labels: { 'controller-revision-hash': 'kv-2' } },
          ...refused('0/1 nodes are available: 1 Insufficient memory.'),
        }),
      ],
      object: 'StatefulSet/shop/kv',
      evidence: [/kv-2/],
    },
    'a partition that was left behind': {
      objects: [
        set({ updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 2 } } }),
        member(0, 'kv-1', running(), 86_400 * 40),
        member(1, 'kv-1', running(), 86_400 * 40),
        member(2, 'kv-3', running(), 86_400 * 30),
      ],
      object: 'StatefulSet/shop/kv',
      severity: 'warning',
      evidence: [/partition: 2/, /updatedReplicas: 1 of 3/],
    },
  },
  ignores: {
    'a canary of three days': {
      objects: [
        set({ updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 2 } } }),
        member(0, 'kv-1', running(), 86_400 * 40),
        member(2, 'kv-3', running(), 86_400 * 3),
      ],
    },
    'a newest version that fails': { objects: [set(), member(2, 'kv-3', crashed({ exitCode: 1 }))] },
    'pods that need not wait for each other': {
      objects: [set({ podManagementPolicy: 'Parallel' }), member(2, 'kv-2', crashed({ exitCode: 1 }))],
    },
    'a pod that starts': { objects: [set(), member(0, 'kv-1', waiting('ContainerCreating'))] },
    'a broken pod below the partition': {
      objects: [
        set({ updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 2 } } }),
        member(0, 'kv-1', crashed({ exitCode: 1 })),
      ],
    },
    'a StatefulSet of one version': {
      objects: [set({}, { updateRevision: 'kv-1' }), member(0, 'kv-1', crashed({ exitCode: 1 }))],
    },
  },
});
