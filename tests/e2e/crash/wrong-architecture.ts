import type { FailingCase } from '../case.ts';
import { deployment } from '../manifest.ts';
import { waiting } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'wrong-architecture',
  code: 'C9',
  culprit: 'Deployment/shop',
  manifest: deployment(
    'shop',
    `
containers:
  - {name: app, image: docker.io/lab/exec-format:1}
`,
  ),
  until: waiting('CrashLoopBackOff', 'RunContainerError'),
  evidence: [/exec format error/],
  needs: 'lab',
};
