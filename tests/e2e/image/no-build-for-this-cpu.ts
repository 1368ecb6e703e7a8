import type { FailingCase } from '../case.ts';
import { deployment } from '../manifest.ts';
import { waiting } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'no-build-for-this-cpu',
  code: 'I10',
  culprit: 'Deployment/shop',
  manifest: deployment(
    'shop',
    `
containers:
  - {name: app, image: docker.io/lab/arm64-only:1}
`,
  ),
  until: waiting('ImagePullBackOff'),
  evidence: [/no match for platform/],
  needs: 'lab',
};
