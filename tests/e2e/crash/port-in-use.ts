import type { FailingCase } from '../case.ts';
import { busybox, deployment } from '../manifest.ts';
import { crashLooping } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'port-in-use',
  code: 'C15',
  culprit: 'Deployment/web',
  manifest: deployment(
    'web',
    `
terminationGracePeriodSeconds: 1
containers:
  - {name: first, image: ${busybox}, command: [httpd, -f, -p, '8080']}
  - {name: second, image: ${busybox}, command: [httpd, -f, -p, '8080']}
`,
  ),
  until: crashLooping(),
  evidence: [/[Aa]ddress (already )?in use/],
};
