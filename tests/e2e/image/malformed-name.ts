import type { FailingCase } from '../case.ts';
import { deployment } from '../manifest.ts';
import { waiting } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'malformed-name',
  code: 'I11',
  culprit: 'Deployment/shop',
  manifest: deployment(
    'shop',
    `
containers:
  - {name: app, image: "registry.example/Shop:v1"}
`,
  ),
  until: waiting('InvalidImageName'),
  evidence: [/registry.example\/Shop/],
};
