import type { FailingCase } from '../case.ts';
import { busybox, deployment, sleeper } from '../manifest.ts';
import { crashLooping } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'init-fails',
  code: 'C13',
  culprit: 'Deployment/shop',
  manifest: deployment(
    'shop',
    `
initContainers:
  - {name: migrate, image: ${busybox}, command: [sh, -c, "echo 'migration 7 failed: column price exists'; exit 3"]}
${sleeper}`,
  ),
  until: crashLooping(),
  evidence: [/migrate/, /migration 7 failed|exit.*3|\b3\b/],
};
