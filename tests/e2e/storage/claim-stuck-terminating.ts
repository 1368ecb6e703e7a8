import { builtIn } from '../../../src/kubernetes/built-in.ts';
import type { FailingCase } from '../case.ts';
import { claim, deployment, documents, sleeper, withClaim } from '../manifest.ts';
import { ready, unschedulable } from '../symptoms.ts';
import { apply } from '../workspace.ts';

const database = (replicas: number) => deployment('database', withClaim(sleeper, 'data'), replicas);

/** Deleted while a pod uses it: it waits for that pod, lets no other in, and its data will go with it. */
export const workload: FailingCase = {
  name: 'claim-stuck-terminating',
  code: 'V13',
  culprit: 'PersistentVolumeClaim/data',
  manifest: documents(claim('data'), database(1)),
  until: (seen) =>
    unschedulable(/being deleted/)(seen) &&
    seen.claims.some((one) => Date.now() - Date.parse(one.metadata.deletionTimestamp ?? '') > 75_000),
  evidence: [/being deleted/],
  steps: [
    { when: ready(1), act: (client, namespace) => client.delete(builtIn.PersistentVolumeClaim, 'data', { namespace }) },
    {
      when: (seen) => seen.claims.some((one) => one.metadata.deletionTimestamp),
      act: (client, namespace) => apply(client, namespace, database(2)),
    },
  ],
};
