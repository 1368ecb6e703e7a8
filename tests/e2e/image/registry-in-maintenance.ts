import type { FailingCase } from '../case.ts';
import { deployment } from '../manifest.ts';
import { waiting } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'registry-in-maintenance',
  code: 'I15',
  culprit: 'Registry/docker.io',
  manifest: deployment(
    'shop',
    `
containers:
  - {name: app, image: docker.io/lab/server-error:1}
`,
  ),
  until: waiting('ImagePullBackOff'),
  evidence: [/503|Service Unavailable|being maintained/i],
  victims: ['Deployment/shop'],
  needs: 'lab',
};
