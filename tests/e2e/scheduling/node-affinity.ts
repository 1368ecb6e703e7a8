import type { FailingCase } from '../case.ts';
import { deployment, sleeper } from '../manifest.ts';
import { unschedulable } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'node-affinity',
  code: 'S2',
  culprit: 'Deployment/zoned',
  manifest: deployment(
    'zoned',
    `
affinity:
  nodeAffinity:
    requiredDuringSchedulingIgnoredDuringExecution:
      nodeSelectorTerms: [{matchExpressions: [{key: topology.kubernetes.io/zone, operator: In, values: [moon-1]}]}]
${sleeper}`,
  ),
  until: unschedulable(/node affinity\/selector/),
  evidence: [/moon-1|affinity\/selector/],
};
