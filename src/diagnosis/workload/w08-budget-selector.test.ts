import { event, object, pod } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { budget, webs } from './testing/budgets.ts';
import { w08BudgetSelector } from './w08-budget-selector.ts';

const all = budget('default-pdb', { minAvailable: 2, selector: { matchLabels: { environment: 'production' } } });

ruleCases(w08BudgetSelector, {
  finds: {
    'a budget for everything beside that of a workload': {
      objects: [
        webs(4, { environment: 'production' }),
        pod('other', { metadata: { labels: { environment: 'production' } } }),
        budget('web', { minAvailable: 1 }),
        all,
      ],
      object: 'PodDisruptionBudget/shop/default-pdb',
      severity: 'warning',
      evidence: [/environment=production/, /app=web/],
      victims: ['PodDisruptionBudget/shop/web', 'Deployment/shop/web'],
    },
    'a budget for pods that do not exist': {
      objects: [webs(2), all],
      object: 'PodDisruptionBudget/shop/default-pdb',
      evidence: [/0 selected/],
    },
    'a label too many on the only budget, as after a rename': {
      objects: [webs(2), budget('web', { selector: { matchLabels: { app: 'web', component: 'api' } } })],
      object: 'PodDisruptionBudget/shop/web',
      evidence: [/component=api/],
    },
    'a flag on pods that are not there': {
      objects: [webs(2), budget('db', { selector: { matchLabels: { app: 'db', 'critical-operation': 'true' } } })],
      object: 'PodDisruptionBudget/shop/db',
      evidence: [/0 selected/],
    },
  },
  ignores: {
    'one budget for one workload': { objects: [webs(3), budget('web', { minAvailable: 1 })] },
    'a workload scaled to zero': { objects: [webs(0), budget('web', { minAvailable: 1 })] },
    'a CronJob between its runs': {
      objects: [
        object('CronJob', 'report', {
          spec: { jobTemplate: { spec: { template: { metadata: { labels: { app: 'web' } } } } } },
        }),
        budget('web', { minAvailable: 1 }),
      ],
    },
    'a budget for as long as something is under way': {
      objects: [webs(3), budget('web', { selector: { matchLabels: { app: 'web', 'critical-operation': 'true' } } })],
    },
    'a role that an operator has still to give, beside the ordinary budget': {
      objects: [
        webs(3),
        budget('web', { minAvailable: 1 }),
        budget('web-leader', { minAvailable: 1, selector: { matchLabels: { app: 'web', role: 'leader' } } }),
      ],
    },
    'a budget that was made before its workload': { objects: [budget('web', { minAvailable: 1 }, {}, 60)] },
    'budgets of two namespaces': {
      objects: [
        webs(3),
        budget('web', { minAvailable: 1 }),
        object('PodDisruptionBudget', 'web', { namespace: 'other', spec: { selector: {} } }),
        event(object('Pod', 'x'), 'Pulled', 'pulled'),
      ],
    },
  },
});
