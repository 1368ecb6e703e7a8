import { node, object, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { h06NoBudget } from './h06-no-budget.ts';

const two = [node('node-1'), node('node-2'), workload('web', { replicas: 2 })];
const budget = object('PodDisruptionBudget', 'web', {
  spec: { minAvailable: 1, selector: { matchLabels: { app: 'web' } } },
});

ruleCases(h06NoBudget, {
  finds: {
    'two replicas': {
      objects: two,
      object: 'Namespace/shop',
      severity: 'info',
      evidence: [/spec\.replicas: 2/],
      victims: ['Deployment/shop/web'],
    },
  },
  ignores: {
    'a budget': { objects: [two, budget] },
    'a single node, which nothing helps': { objects: [node(), workload('web', { replicas: 2 })] },
    'a single replica': { objects: [node('node-1'), node('node-2'), workload('web')] },
  },
});
