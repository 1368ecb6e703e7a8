import { crashed, type Fields, node, object, pod, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { budget, webs } from './testing/budgets.ts';
import { w07EvictionImpossible } from './w07-eviction-impossible.ts';

const none = { disruptionsAllowed: 0, expectedPods: 2, currentHealthy: 2, desiredHealthy: 2 };

const two = [node(), node('node-2', { status: { addresses: [{ type: 'InternalIP', address: '10.0.0.11' }] } })];
const gateway = [
  pod('gateway-1', { metadata: { labels: { app: 'gateway' } } }),
  pod('gateway-2', { metadata: { labels: { app: 'gateway' } } }),
  object('PodDisruptionBudget', 'gateway', {
    spec: { minAvailable: 1, selector: { matchLabels: { app: 'gateway' } } },
    status: { disruptionsAllowed: 1, expectedPods: 2 },
  }),
];
const ofChart = (spec: Fields) =>
  object('PodDisruptionBudget', 'web', {
    metadata: { labels: { 'app.kubernetes.io/managed-by': 'Helm' } },
    spec: { selector: { matchLabels: { app: 'web' } }, ...spec },
    status: { disruptionsAllowed: 0, expectedPods: 1 },
  });
const uncounted = {
  disruptionsAllowed: 0,
  expectedPods: 0,
  conditions: [
    {
      type: 'DisruptionAllowed',
      status: 'False',
      reason: 'SyncFailed',
      message: 'jobs.batch does not implement the scale subresource',
      lastTransitionTime: ago(7200),
    },
  ],
};

ruleCases(w07EvictionImpossible, {
  finds: {
    'as many pods as must be available': {
      objects: [node(), webs(2), budget('web', { minAvailable: 2 }, none)],
      object: 'PodDisruptionBudget/shop/web',
      severity: 'warning',
      evidence: [/minAvailable: 2, 2 pods/, /disruptionsAllowed: 0/],
      victims: ['Deployment/shop/web'],
    },
    'all of them': {
      objects: [node(), webs(3), budget('web', { minAvailable: '100%' })],
      object: 'PodDisruptionBudget/shop/web',
      evidence: [/100%/],
    },
    'none that may be away': {
      objects: [node(), webs(3), budget('web', { maxUnavailable: 0 })],
      object: 'PodDisruptionBudget/shop/web',
      evidence: [/maxUnavailable: 0/],
    },
    'a single pod on a node that is being emptied': {
      objects: [node('node-1', { spec: { unschedulable: true } }), webs(1), budget('web', { minAvailable: 1 })],
      object: 'PodDisruptionBudget/shop/web',
      evidence: [/node-1, cordoned/],
      also: ['N13'],
    },
    'a single pod, while the same words leave room to a sibling': {
      objects: [...two, webs(1), budget('web', { minAvailable: 1 }), gateway],
      object: 'PodDisruptionBudget/shop/web',
      severity: 'warning',
      evidence: [/minAvailable: 1, 1 pods/],
    },
    'a single pod whose budget a chart brought': {
      objects: [...two, webs(1), ofChart({ minAvailable: '50%' })],
      object: 'PodDisruptionBudget/shop/web',
      evidence: [/minAvailable: 50%, 1 pods/],
    },
    'nine of ten, rounded up': {
      objects: [node(), webs(3), budget('web', { minAvailable: '90%' })],
      object: 'PodDisruptionBudget/shop/web',
      evidence: [/90%, 3 pods/],
    },
    'pods that nobody can count': {
      objects: [
        node(),
        pod('worker-1', { metadata: { labels: { app: 'web' } } }),
        budget('web', { maxUnavailable: 1 }, uncounted),
      ],
      object: 'PodDisruptionBudget/shop/web',
      evidence: [/SyncFailed: jobs\.batch does not implement the scale subresource/],
    },
  },
  ignores: {
    'a single pod of a chart, where no other node could take it': {
      objects: [node(), webs(1), ofChart({ minAvailable: 1 })],
    },
    'a single pod that an autoscaler multiplies': {
      objects: [
        ...two,
        webs(1),
        ofChart({ minAvailable: 1 }),
        object('HorizontalPodAutoscaler', 'web', {
          spec: { scaleTargetRef: { kind: 'Deployment', name: 'web' }, minReplicas: 1, maxReplicas: 5 },
        }),
      ],
    },
    'the one leader, which an operator marks and moves': {
      objects: [
        ...two,
        webs(1, {}, { role: 'leader' }),
        object('PodDisruptionBudget', 'web', {
          metadata: { labels: { 'app.kubernetes.io/managed-by': 'Helm' } },
          spec: { minAvailable: 1, selector: { matchLabels: { app: 'web', role: 'leader' } } },
        }),
      ],
    },
    'budgets of single pods beside each other, whose owners want to keep them': {
      objects: [
        ...two,
        webs(1),
        budget('web', { minAvailable: 1 }),
        workload('db', {}),
        object('PodDisruptionBudget', 'db', {
          spec: { minAvailable: 1, selector: { matchLabels: { app: 'db' } } },
        }),
      ],
    },
    'a single pod that its owner wants to keep': { objects: [node(), webs(1), budget('web', { minAvailable: 1 })] },
    'a budget with room': { objects: [node(), webs(3), budget('web', { minAvailable: 2 }, { disruptionsAllowed: 1 })] },
    'half of three': { objects: [node(), webs(3), budget('web', { minAvailable: '50%' })] },
    'a budget that has no room because a pod fails': {
      objects: [
        node(),
        workload('web', { state: crashed({ exitCode: 1 }) }),
        budget('web', { maxUnavailable: 1 }, { disruptionsAllowed: 0, expectedPods: 3 }),
      ],
    },
    'the budget of an operator': {
      objects: [
        node(),
        webs(2),
        object('PodDisruptionBudget', 'db', {
          metadata: {
            ownerReferences: [{ kind: 'Cluster', name: 'db', uid: 'u', apiVersion: 'v1', controller: true }],
          },
          spec: { minAvailable: 2, selector: { matchLabels: { app: 'web' } } },
        }),
      ],
    },
    'a workload scaled to zero': { objects: [node(), webs(0), budget('web', { minAvailable: 1 })] },
  },
});
