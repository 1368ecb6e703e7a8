import { fileURLToPath } from 'node:url';
import { builtIn } from '../../src/kubernetes/built-in.ts';
import { KubernetesClient } from '../../src/kubernetes/client.ts';
import { type Store, startSandbox } from '../../src/sandbox/index.ts';
import type { Environment } from './environment.ts';
import { conformance } from './suite.ts';

const scenario = fileURLToPath(new URL('sandbox-scenario.yaml', import.meta.url));

conformance('sandbox', async (): Promise<Environment> => {
  const sandbox = await startSandbox({ scenario });
  const client = await KubernetesClient.connect({ kubeconfig: sandbox.kubeconfig });
  const namespace = 'conformance';
  const { items } = await client.list(builtIn.Pod, { namespace });
  forgetHistory(sandbox.store);
  const [talker] = items;
  if (!talker) throw new Error('the scenario has no pod');
  return {
    client,
    kubeconfig: sandbox.kubeconfig,
    namespace,
    pod: { name: talker.metadata.name, container: 'main', labels: { app: 'talker' } },
    runsContainers: false,
    knowsSchemas: false,
    close: async () => {
      client.close();
      await sandbox.close();
    },
  };
});

/** Enough writes that the first versions are compacted away, as on any cluster that is not brand-new. */
function forgetHistory(store: Store): void {
  const namespace = store.get('/namespaces', undefined, 'conformance');
  if (!namespace) throw new Error('the scenario has no namespace');
  while (store.compacted < 100) store.put('/namespaces', namespace);
}
