import type { FailingCase } from '../case.ts';
import { deployment, sleeper } from '../manifest.ts';
import { unschedulable } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'node-selector',
  code: 'S2',
  culprit: 'Deployment/gpu',
  manifest: deployment('gpu', `nodeSelector: {accelerator: gpu}${sleeper}`),
  until: unschedulable(/node affinity\/selector/),
  evidence: [/accelerator|affinity\/selector/],
};
