import type { FailingCase } from '../case.ts';
import { deployment, shell } from '../manifest.ts';
import { crashLooping } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'permission-denied',
  code: 'C12',
  culprit: 'Deployment/shop',
  manifest: deployment('shop', shell('echo page > /etc/page.html', 'securityContext: {runAsUser: 1000}')),
  until: crashLooping(),
  evidence: [/[Pp]ermission denied/],
};
