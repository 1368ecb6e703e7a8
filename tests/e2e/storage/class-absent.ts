import type { FailingCase } from '../case.ts';
import { claim, deployment, documents, sleeper, withClaim } from '../manifest.ts';
import { event } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'class-absent',
  code: 'V2',
  culprit: 'StorageClass/standard',
  manifest: documents(
    claim('data', 'storageClassName: standard\naccessModes: [ReadWriteOnce]'),
    deployment('database', withClaim(sleeper, 'data')),
  ),
  until: event('ProvisioningFailed', /not found/),
  evidence: [/standard/],
  victims: ['PersistentVolumeClaim/data', 'Deployment/database'],
};
