import type { FailingCase } from '../case.ts';
import { deployment, shell } from '../manifest.ts';
import { crashLooping } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'oom-limit',
  code: 'C1',
  culprit: 'Deployment/shop',
  manifest: deployment('shop', shell('echo filling; tail /dev/zero', 'resources: {limits: {memory: 24Mi}}')),
  until: crashLooping(),
  evidence: [/OOMKilled/, /24Mi/],
};
