import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KubernetesClient } from '../../src/kubernetes/client.ts';
import { type TestCluster, testCluster } from '../lab.ts';
import { configurationFor } from './configuration-file.ts';
import { brief, expectExactly } from './expect.ts';
import { breakFault, mend, placesOf, seenNow, untilNothingIsBlamed } from './host-run.ts';
import { diagnose } from './lions.ts';
import { type Scene, victimsIn } from './scenes/scene.ts';
import { scenes } from './scenes/scenes.ts';
import { condition } from './symptoms.ts';
import { apply, makeNamespace, removeAll } from './workspace.ts';

const found = await testCluster();
const name = 'end to end: large scenes';

if ('skip' in found) describe(name, () => test('run', (context) => context.skip(found.skip)));
else if (found.cluster.machines.length < 2)
  describe(name, () => test('run', (context) => context.skip('LIONS_TEST_SSH names no server and agent to break')));
else describe(name, () => all(found.cluster));

function all(cluster: TestCluster): void {
  let client: KubernetesClient;
  const config = configurationFor(cluster);

  beforeAll(async () => {
    client = await KubernetesClient.connect({ kubeconfig: cluster.kubeconfig, timeoutMs: 20_000 });
    await removeAll(client);
  });
  afterAll(() => client.close());

  for (const scene of scenes) {
    test(scene.name, { timeout: 900_000 }, async (context) => {
      if (!cluster.ours && scene.needs === 'lab') return context.skip('acts on machines of the lab only');
      try {
        await untilNothingIsBlamed(config);
        await play(cluster, client, scene);
        const { report } = await diagnose(config);
        const blamed = report.findings.filter((finding) => finding.severity !== 'unknown');
        const { evidence, ...cause } = scene.cause(placesOf(cluster, client));
        expectExactly(blamed, [{ ...cause, evidence: [evidence], victims: victimsIn(`e2e-${scene.name}`) }]);
        expect(blamed[0]?.related.length, brief(cause)).toBeGreaterThanOrEqual(36);
      } finally {
        await mend(cluster, client, scene.fault);
        await removeAll(client);
      }
    });
  }
}

/** The platform stands and is well; then it is struck. */
async function play(cluster: TestCluster, client: KubernetesClient, scene: Scene): Promise<void> {
  const places = placesOf(cluster, client);
  const namespace = `e2e-${scene.name}`;
  const put = (yaml: string) => apply(client, namespace, yaml.replaceAll('@AGENT@', places.agent));
  await makeNamespace(client, namespace);
  await put(scene.manifest);
  await until('the platform stands', 240, async () => {
    const { own } = await seenNow(client, namespace);
    return (
      own.pods.length > 0 && own.pods.every((pod) => condition(pod, 'Ready')) && own.deployments.every(isAvailable)
    );
  });
  const began = Date.now();
  await breakFault(cluster, scene.fault);
  if (scene.afterwards) await put(scene.afterwards);
  await until(`${scene.fault} shows`, 300, async () => {
    const seen = { ...(await seenNow(client, namespace)), seconds: (Date.now() - began) / 1000 };
    return scene.until(seen, places);
  });
}

function isAvailable({ spec, status }: { spec?: { replicas?: number }; status?: { readyReplicas?: number } }): boolean {
  return status?.readyReplicas === spec?.replicas;
}

async function until(what: string, seconds: number, holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + seconds * 1000; !(await holds()); await pause(1000)) {
    if (Date.now() > end) throw new Error(`${what}: not within ${seconds} s`);
  }
}
