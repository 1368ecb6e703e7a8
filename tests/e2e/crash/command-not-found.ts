import type { FailingCase } from '../case.ts';
import { busybox, deployment } from '../manifest.ts';
import { waiting } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'command-not-found',
  code: 'C8',
  culprit: 'Deployment/shop',
  manifest: deployment(
    'shop',
    `
containers:
  - {name: app, image: ${busybox}, command: [no-such-program, --serve]}
`,
  ),
  until: waiting('CrashLoopBackOff', 'RunContainerError'),
  evidence: [/no-such-program/],
};
