import type { FailingCase } from '../case.ts';
import { deployment } from '../manifest.ts';
import { waiting } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'tag-missing',
  code: 'I1',
  culprit: 'Deployment/shop',
  manifest: deployment(
    'shop',
    `
containers:
  - {name: app, image: docker.io/library/busybox:1.36-no-such-tag}
`,
  ),
  until: waiting('ImagePullBackOff'),
  evidence: [/not found/, /no-such-tag/],
};
