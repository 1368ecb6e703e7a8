import type { FailingCase } from '../case.ts';
import { busybox, deployment, sleeper } from '../manifest.ts';
import { crashLooping } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'init-fails',
  code: 'C5',
  culprit: 'Deployment/shop',
  manifest: deployment(
    'shop',
    `
initContainers:
  - {name: migrate, image: ${busybox}, command: [sh, -c, "echo 'cannot read the seed: unexpected end of file'; exit 3"]}
${sleeper}`,
  ),
  until: crashLooping(),
  evidence: [/migrate/, /unexpected end of file|exit.*3|\b3\b/],
};
