import { builtIn } from '../../../src/kubernetes/built-in.ts';
import type { FailingCase } from '../case.ts';
import { claim, deployment, documents, sleeper, withClaim } from '../manifest.ts';
import { ready } from '../symptoms.ts';

/** Deleted while a pod still uses it: it waits for that pod, and its data will go with it. */
export const workload: FailingCase = {
  name: 'claim-stuck-terminating',
  code: 'V13',
  culprit: 'PersistentVolumeClaim/data',
  manifest: documents(claim('data'), deployment('database', withClaim(sleeper, 'data'))),
  until: (seen) => seen.claims.some((one) => one.metadata.deletionTimestamp),
  evidence: [/pvc-protection/],
  steps: [
    { when: ready(1), act: (client, namespace) => client.delete(builtIn.PersistentVolumeClaim, 'data', { namespace }) },
  ],
};
