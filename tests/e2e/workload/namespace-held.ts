import { builtIn } from '../../../src/kubernetes/built-in.ts';
import type { FailingCase } from '../case.ts';
import { deployment, documents, sleeper } from '../manifest.ts';
import { ready } from '../symptoms.ts';

const held = `
apiVersion: v1
kind: ConfigMap
metadata: {name: held, finalizers: [cleanup.lions-e2e.example/outside]}
`;

let deletedAt = Number.POSITIVE_INFINITY;

/** Somebody removed an operator before what it should clean up. The tests' own removal takes the finalizer away. */
export const workload: FailingCase = {
  name: 'namespace-held',
  code: 'W11',
  culprit: 'Namespace/e2e-namespace-held',
  manifest: documents(held, deployment('shop', sleeper)),
  until: (seen) => seen.pods.length === 0 && Date.now() - deletedAt > 270_000,
  evidence: [/cleanup\.lions-e2e\.example\/outside in 1 resource/, /configmaps\.? has 1/],
  steps: [
    {
      when: ready(1),
      act: async (client, namespace) => {
        await client.delete(builtIn.Namespace, namespace);
        deletedAt = Date.now();
      },
    },
  ],
};
