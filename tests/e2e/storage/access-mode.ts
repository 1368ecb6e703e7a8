import type { FailingCase } from '../case.ts';
import { claim, deployment, documents, sleeper, withClaim } from '../manifest.ts';
import { event } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'access-mode',
  code: 'V6',
  culprit: 'PersistentVolumeClaim/shared',
  manifest: documents(
    claim('shared', 'accessModes: [ReadWriteMany]'),
    deployment('files', withClaim(sleeper, 'shared')),
  ),
  until: event('ProvisioningFailed', /ReadWriteOnce/),
  evidence: [/only supports ReadWriteOnce|ReadWriteMany/],
  victims: ['Deployment/files'],
  needs: 'lab',
};
