import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KubernetesClient } from '../../src/kubernetes/client.ts';
import { type TestCluster, testCluster } from '../lab.ts';
import { casesOf, families } from './all-cases.ts';
import { namespaceOf, refOf, type WorkloadCase } from './case.ts';
import { configurationFor } from './configuration-file.ts';
import { aboutNamespace, brief, expectExactly } from './expect.ts';
import { diagnose, type Report } from './lions.ts';
import { settle, type Trouble } from './settle.ts';
import { factsOf, make, removeAll } from './workspace.ts';

const byFamily = await Promise.all(families.map(async (family) => ({ family, cases: await casesOf(family) })));
const found = await testCluster();

if ('skip' in found) describe('end to end: workloads', () => test('run', (context) => context.skip(found.skip)));
else describe('end to end: workloads', () => workloads(found.cluster));

/** All cases at once in one cluster, one diagnosis of it, and a test for what was said of each. */
function workloads(cluster: TestCluster): void {
  const chosen = process.env['LIONS_TEST_CASES']?.split(',');
  const runnable = byFamily
    .flatMap(({ cases }) => cases)
    .filter((one) => (cluster.ours || one.needs !== 'lab') && (chosen?.includes(one.name) ?? true));
  let client: KubernetesClient;
  let before: Report;
  let report: Report;
  let troubles: ReadonlyMap<string, Trouble>;

  beforeAll(async () => {
    client = await KubernetesClient.connect({ kubeconfig: cluster.kubeconfig });
    await removeAll(client);
    const config = configurationFor(cluster);
    before = (await diagnose(config)).report;
    const facts = await factsOf(client);
    const made = new Map<string, Trouble>();
    for (const one of runnable) {
      await make(client, one, facts).catch((error: Error) => made.set(one.name, `cannot be made: ${error.message}`));
    }
    troubles = new Map([
      ...made,
      ...(await settle(
        client,
        runnable.filter((one) => !made.has(one.name)),
      )),
    ]);
    report = (await diagnose(config)).report;
  });

  afterAll(async () => {
    await removeAll(client);
    client.close();
  });

  test.runIf(cluster.ours)('of a clean cluster nothing is said', () => {
    expect(before.findings.map(brief)).toEqual([]);
    expect(before.unreadable).toEqual([]);
  });

  for (const { family, cases } of byFamily) {
    describe(family, () => {
      for (const one of cases) {
        test(one.name, (context) => {
          if (!runnable.includes(one)) return context.skip(chosen ? 'not chosen' : 'needs images of the lab');
          expect(troubles.get(one.name), 'the case itself').toBeUndefined();
          judge(report, one);
        });
      }
    });
  }

  test('nothing outside the cases is blamed', () => {
    const known = new Set(before.findings.map(brief));
    const about = new Set(runnable.flatMap((one) => aboutNamespace(report, namespaceOf(one))));
    expect(report.findings.filter((finding) => !about.has(finding) && !known.has(brief(finding))).map(brief)).toEqual(
      [],
    );
  });
}

function judge(report: Report, one: WorkloadCase): void {
  const namespace = namespaceOf(one);
  const findings = aboutNamespace(report, namespace);
  if ('healthy' in one) return expectExactly(findings, []);
  const { code, culprit, evidence, victims = [] } = one;
  const refs = victims.map((victim) => refOf(victim, namespace));
  expectExactly(findings, [{ code, object: refOf(culprit, namespace), evidence, victims: refs }]);
}
