import { crashed, node, object, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { budget, webs } from './testing/budgets.ts';
import { w07EvictionImpossible } from './w07-eviction-impossible.ts';

const none = { disruptionsAllowed: 0, expectedPods: 2, currentHealthy: 2, desiredHealthy: 2 };

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
  },
  ignores: {
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
