import type { FailingCase } from '../case.ts';
import { claim, deployment, documents, shell, withClaim } from '../manifest.ts';
import { all, event, unschedulable } from '../symptoms.ts';

/** The claim waits only because its pod fits nowhere: V1 folds under the cause. */
export const workload: FailingCase = {
  name: 'consumer-too-large',
  code: 'S9',
  culprit: 'Deployment/database',
  manifest: documents(
    claim('data'),
    deployment('database', withClaim(shell('sleep 3600', 'resources: {requests: {cpu: "900"}}'), 'data')),
  ),
  until: all(unschedulable(/Insufficient cpu/), event('WaitForPodScheduled')),
  evidence: [/900/, /Insufficient cpu/],
  victims: ['PersistentVolumeClaim/data'],
};
