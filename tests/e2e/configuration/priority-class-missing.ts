import type { FailingCase } from '../case.ts';
import { deployment, sleeper } from '../manifest.ts';
import { podsRefused } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'priority-class-missing',
  code: 'G9',
  culprit: 'PriorityClass/lions-e2e-urgent',
  manifest: deployment('shop', `priorityClassName: lions-e2e-urgent${sleeper}`),
  until: podsRefused,
  evidence: [/lions-e2e-urgent/],
  victims: ['Deployment/shop'],
};
