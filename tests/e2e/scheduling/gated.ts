import type { FailingCase } from '../case.ts';
import { pod, sleeper } from '../manifest.ts';
import { condition } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'gated',
  code: 'S7',
  culprit: 'Pod/waiting',
  manifest: pod('waiting', `schedulingGates: [{name: example.com/approval}]${sleeper}`),
  until: (seen) => seen.pods.some((one) => condition(one, 'PodScheduled', 'False')),
  evidence: [/example.com\/approval|SchedulingGated/],
};
