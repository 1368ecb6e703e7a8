import { builtIn } from '../../src/kubernetes/built-in.ts';
import { KubernetesClient } from '../../src/kubernetes/client.ts';
import { isNotFound } from '../../src/kubernetes/errors.ts';
import { type Environment, eventually, uniqueName } from './environment.ts';

/** Must be one that the cluster's nodes can pull and that holds a busybox. */
const image = process.env['LIONS_TEST_IMAGE'] ?? 'docker.io/library/busybox:1.36';

/** Fails once and then writes its log, says `tick` when asked through a file, and serves `hello` on port 8080. */
const script = `
trap 'exit 0' TERM
if [ ! -e /state/lived ]; then touch /state/lived; echo 'first life'; exit 1; fi
printf 'one\\ntwo\\nthrée\\n'
mkdir -p /state/www && echo hello > /state/www/index.html && httpd -p 8080 -h /state/www
while :; do if [ -e /state/tick ]; then rm /state/tick; echo tick; fi; sleep 0.2 & wait; done
`;

/** A namespace with a running pod on a real cluster; all of it goes in `close`, which waits until it is gone. */
export async function openCluster(kubeconfig: string): Promise<Environment> {
  const client = await KubernetesClient.connect({ kubeconfig });
  const namespace = uniqueName('lions-conformance');
  await client.create(builtIn.Namespace, {
    metadata: { name: namespace, labels: { 'lions.dev/test': 'conformance' } },
  });
  const close = async () => {
    await client.delete(builtIn.Namespace, namespace);
    await eventually('the namespace is gone', async () => {
      const error = await client.get(builtIn.Namespace, namespace).catch((error: unknown) => error);
      return isNotFound(error) || undefined;
    });
    client.close();
  };
  try {
    const pod = await runPod(client, namespace);
    return { client, kubeconfig, namespace, pod, runsContainers: true, knowsSchemas: true, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function runPod(client: KubernetesClient, namespace: string): Promise<Environment['pod']> {
  const labels = { app: 'talker' };
  await eventually('the default service account', () =>
    client.get(builtIn.ServiceAccount, 'default', { namespace }).catch(() => undefined),
  );
  await client.create(builtIn.Pod, {
    metadata: { namespace, name: 'talker', labels },
    spec: {
      terminationGracePeriodSeconds: 1,
      automountServiceAccountToken: false,
      containers: [
        {
          name: 'main',
          image,
          command: ['sh', '-c', script],
          volumeMounts: [{ name: 'state', mountPath: '/state' }],
        },
      ],
      volumes: [{ name: 'state', emptyDir: {} }],
    },
  });
  await eventually(
    'the pod runs its second life',
    async () => {
      const pod = await client.get(builtIn.Pod, 'talker', { namespace });
      const { containerStatuses = [] } = pod['status'] as {
        containerStatuses?: { ready: boolean; restartCount: number }[];
      };
      return containerStatuses.some(({ ready, restartCount }) => ready && restartCount > 0) || undefined;
    },
    100_000,
  );
  return { name: 'talker', container: 'main', labels };
}
