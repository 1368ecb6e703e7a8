import type { FailingCase } from '../case.ts';
import { deployment } from '../manifest.ts';
import { waiting } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'registry-in-maintenance',
  code: 'I15',
  culprit: 'Deployment/shop',
  manifest: deployment(
    'shop',
    `
containers:
  - {name: app, image: docker.io/lab/server-error:1}
`,
  ),
  until: waiting('ImagePullBackOff'),
  evidence: [/503|Service Unavailable|being maintained/i],
  needs: 'lab',
};
