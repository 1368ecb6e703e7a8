import type { FailingCase } from '../case.ts';
import { deployment } from '../manifest.ts';
import { waiting } from '../symptoms.ts';

/** The publisher took its images away from where everybody pulled them. */
export const workload: FailingCase = {
  name: 'moved-away',
  code: 'I2',
  culprit: 'Deployment/shop',
  manifest: deployment(
    'shop',
    `
containers:
  - {name: app, image: docker.io/bitnami/postgresql:15.4.0}
`,
  ),
  until: waiting('ImagePullBackOff'),
  evidence: [/not found/, /bitnami/],
  needs: 'lab',
};
