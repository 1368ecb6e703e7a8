import type { FailingCase } from '../case.ts';
import { deployment } from '../manifest.ts';
import { waiting } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'forbidden',
  code: 'I3',
  culprit: 'Deployment/shop',
  manifest: deployment(
    'shop',
    `
containers:
  - {name: app, image: docker.io/lab/forbidden:1}
`,
  ),
  until: waiting('ImagePullBackOff'),
  evidence: [/403|[Ff]orbidden|denied/],
  needs: 'lab',
};
