import type { HealthyCase } from '../case.ts';
import { deployment, sleeper } from '../manifest.ts';
import { ready } from '../symptoms.ts';
import { apply } from '../workspace.ts';

/** An old ReplicaSet with no pods stays for a roll back. */
export const workload: HealthyCase = {
  name: 'finished-rollout',
  healthy: true,
  manifest: deployment('shop', sleeper),
  until: (seen) =>
    seen.deployments.some(
      (one) =>
        one.metadata.generation === 2 &&
        one.status?.observedGeneration === 2 &&
        one.status?.updatedReplicas === 1 &&
        one.status?.replicas === 1,
    ),
  steps: [
    {
      when: ready(1),
      act: (client, namespace) => apply(client, namespace, deployment('shop', `hostname: second${sleeper}`)),
    },
  ],
};
