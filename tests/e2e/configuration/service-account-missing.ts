import type { FailingCase } from '../case.ts';
import { deployment, sleeper } from '../manifest.ts';
import { podsRefused } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'service-account-missing',
  code: 'G7',
  culprit: 'ServiceAccount/deployer',
  manifest: deployment('shop', `serviceAccountName: deployer${sleeper}`),
  until: podsRefused,
  evidence: [/deployer/],
  victims: ['Deployment/shop'],
};
