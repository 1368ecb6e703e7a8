import type { FailingCase } from '../case.ts';
import { deployment } from '../manifest.ts';
import { waiting } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'corrupt-layer',
  code: 'I13',
  culprit: 'Deployment/shop',
  manifest: deployment(
    'shop',
    `
containers:
  - {name: app, image: docker.io/lab/corrupt-layer:1}
`,
  ),
  until: waiting('ImagePullBackOff'),
  evidence: [/digest|verification|unexpected/i],
  needs: 'lab',
};
