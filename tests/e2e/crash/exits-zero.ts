import type { FailingCase } from '../case.ts';
import { deployment, shell } from '../manifest.ts';
import { crashLooping } from '../symptoms.ts';

/** A job written as a Deployment: it ends well, and is started again for ever. */
export const workload: FailingCase = {
  name: 'exits-zero',
  code: 'C7',
  culprit: 'Deployment/worker',
  manifest: deployment('worker', shell('echo all work done')),
  until: crashLooping(),
  evidence: [/Completed|exit.*0|\b0\b/],
};
