import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KubernetesClient } from '../../src/kubernetes/client.ts';
import { type TestCluster, testCluster } from '../lab.ts';
import { hostCases } from './all-host-cases.ts';
import { configurationFor } from './configuration-file.ts';
import { expectExactly } from './expect.ts';
import type { HostCase } from './host-case.ts';
import { mend, placesOf, strike, untilNothingIsBlamed } from './host-run.ts';
import { diagnose } from './lions.ts';
import { removeAll } from './workspace.ts';

const found = await testCluster();
const name = 'end to end: hosts';

if ('skip' in found) describe(name, () => test('run', (context) => context.skip(found.skip)));
else if (found.cluster.machines.length < 2)
  describe(name, () => test('run', (context) => context.skip('LIONS_TEST_SSH names no server and agent to break')));
else describe(name, () => hosts(found.cluster));

/** One fault after the other in one cluster: broken, seen, diagnosed, mended. */
function hosts(cluster: TestCluster): void {
  let client: KubernetesClient;
  const config = configurationFor(cluster);

  beforeAll(async () => {
    client = await KubernetesClient.connect({ kubeconfig: cluster.kubeconfig, timeoutMs: 20_000 });
    for (const { fault, needs } of hostCases) {
      if (cluster.ours || needs !== 'lab') await mend(cluster, client, fault);
    }
    await removeAll(client);
  });

  afterAll(() => client.close());

  for (const one of hostCases) {
    test(one.fault, async (context) => {
      if (!cluster.ours && one.needs === 'lab') return context.skip('acts on machines of the lab only');
      try {
        await untilNothingIsBlamed(config);
        await strike(cluster, client, one);
        await judge(cluster, client, config, one).catch(async (error: Error) => {
          // The last fault, or the start of K3s, may have echoed into the first look.
          console.warn(`${one.fault}, first look: ${error.message}`);
          await pause(15_000);
          await judge(cluster, client, config, one);
        });
      } finally {
        await mend(cluster, client, one.fault);
        if (one.manifest) await removeAll(client);
      }
    });
  }
}

async function judge(cluster: TestCluster, client: KubernetesClient, config: string, one: HostCase): Promise<void> {
  const places = placesOf(cluster, client);
  const { report } = await diagnose(config);
  // What could not be looked at is no blame; which parts, the case says itself.
  const blamed = report.findings.filter((finding) => finding.severity !== 'unknown');
  const expected = one.expected(places).map((finding) => ({ victims: [], ...finding }));
  expectExactly(blamed, expected);
  if (one.unreadable) expect(JSON.stringify(report.unreadable)).toMatch(one.unreadable(places));
}
