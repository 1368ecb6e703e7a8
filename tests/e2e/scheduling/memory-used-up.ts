import type { FailingCase } from '../case.ts';
import { deployment, shell } from '../manifest.ts';
import { unschedulable } from '../symptoms.ts';

/** Each replica fits on an empty node; there are more replicas than nodes. */
export const workload: FailingCase = {
  name: 'memory-used-up',
  code: 'S1',
  culprit: 'Deployment/cache',
  manifest: ({ nodes }) => {
    const most = Math.max(...nodes.map((node) => node.memoryBytes));
    const requests = `resources: {requests: {memory: "${Math.floor(most * 0.6)}"}}`;
    return deployment('cache', shell("trap 'exit 0' TERM; while :; do sleep 1; done", requests), nodes.length + 1);
  },
  until: unschedulable(/Insufficient memory/),
  evidence: [/Insufficient memory/],
};
