import type { FailingCase } from '../case.ts';
import { deployment, shell } from '../manifest.ts';
import { waiting } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'run-as-root-refused',
  code: 'C11',
  culprit: 'Deployment/shop',
  manifest: deployment('shop', shell('sleep 3600', 'securityContext: {runAsNonRoot: true}')),
  until: waiting('CreateContainerConfigError'),
  evidence: [/runAsNonRoot/],
};
