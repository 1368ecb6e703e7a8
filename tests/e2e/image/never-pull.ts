import type { FailingCase } from '../case.ts';
import { deployment } from '../manifest.ts';
import { waiting } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'never-pull',
  code: 'I12',
  culprit: 'Deployment/shop',
  manifest: deployment(
    'shop',
    `
containers:
  - {name: app, image: docker.io/library/never-imported:1, imagePullPolicy: Never}
`,
  ),
  until: waiting('ErrImageNeverPull'),
  evidence: [/never-imported/],
};
