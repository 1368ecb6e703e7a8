import type { FailingCase } from '../case.ts';
import { deployment, shell } from '../manifest.ts';
import { crashLooping } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'segfault',
  code: 'C14',
  culprit: 'Deployment/encoder',
  manifest: deployment('encoder', shell("sh -c 'kill -SEGV $$'; exit 139")),
  until: crashLooping(),
  evidence: [/139|SIGSEGV/],
};
