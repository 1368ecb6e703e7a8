import type { FailingCase } from '../case.ts';
import { claim, deployment, documents, sleeper, withClaim } from '../manifest.ts';
import { event } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'selector',
  code: 'V7',
  culprit: 'PersistentVolumeClaim/data',
  manifest: documents(
    claim('data', 'accessModes: [ReadWriteOnce]\nselector: {matchLabels: {disk: fast}}'),
    deployment('database', withClaim(sleeper, 'data')),
  ),
  until: event('ProvisioningFailed', /Selector/),
  evidence: [/Selector is not supported/],
  victims: ['Deployment/database'],
  needs: 'lab',
};
