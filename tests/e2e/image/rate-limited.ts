import type { FailingCase } from '../case.ts';
import { deployment } from '../manifest.ts';
import { waiting } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'rate-limited',
  code: 'I5',
  culprit: 'Registry/docker.io',
  manifest: deployment(
    'shop',
    `
containers:
  - {name: app, image: docker.io/lab/rate-limited:1}
`,
  ),
  until: waiting('ImagePullBackOff'),
  evidence: [/429|toomanyrequests|Too Many Requests/i],
  victims: ['Deployment/shop'],
  needs: 'lab',
};
