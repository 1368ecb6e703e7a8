import type { FailingCase } from '../case.ts';
import { claim, deployment, documents, sleeper, withClaim } from '../manifest.ts';
import { ready } from '../symptoms.ts';

/** It works until the first rollout, which would wait for ever. */
export const workload: FailingCase = {
  name: 'claim-for-one-pod',
  code: 'X7',
  culprit: 'Deployment/shop',
  manifest: documents(claim('data', 'accessModes: [ReadWriteOncePod]'), deployment('shop', withClaim(sleeper, 'data'))),
  until: ready(1),
  evidence: [/accessModes: ReadWriteOncePod/, /RollingUpdate/],
  victims: ['PersistentVolumeClaim/data'],
};
