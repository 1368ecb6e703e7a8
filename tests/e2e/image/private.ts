import type { FailingCase } from '../case.ts';
import { deployment } from '../manifest.ts';
import { waiting } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'private',
  code: 'I3',
  culprit: 'Deployment/shop',
  manifest: deployment(
    'shop',
    `
containers:
  - {name: app, image: docker.io/lab/private:1}
`,
  ),
  until: waiting('ImagePullBackOff'),
  evidence: [/401|[Uu]nauthorized|authorization failed/],
  needs: 'lab',
};
