import type { FailingCase } from '../case.ts';
import { deployment, shell } from '../manifest.ts';
import { unschedulable } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'larger-than-any-node',
  code: 'S9',
  culprit: 'Deployment/giant',
  manifest: deployment('giant', shell('sleep 3600', 'resources: {requests: {memory: 40Ti}}')),
  until: unschedulable(/Insufficient memory/),
  evidence: [/40Ti/],
};
