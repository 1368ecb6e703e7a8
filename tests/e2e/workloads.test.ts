import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KubernetesClient } from '../../src/kubernetes/client.ts';
import { type TestCluster, testCluster } from '../lab.ts';
import { casesOf, families } from './all-cases.ts';
import { type FailingCase, namespaceOf, refOf, type WorkloadCase } from './case.ts';
import { configurationFor } from './configuration-file.ts';
import { aboutNamespace, brief, expectExactly } from './expect.ts';
import { diagnose, type Report } from './lions.ts';
import { settle, type Trouble } from './settle.ts';
import { factsOf, make, remove, removeAll } from './workspace.ts';

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
  let config: string;
  const reports: Report[] = [];
  let troubles: ReadonlyMap<string, Trouble>;

  beforeAll(async () => {
    client = await KubernetesClient.connect({ kubeconfig: cluster.kubeconfig });
    await removeAll(client);
    config = configurationFor(cluster);
    before = (await diagnose(config)).report;
    troubles = await bringAbout(client, runnable);
    // A slow authority or registry, not LIONS, keeps a case from coming about; it has a second chance.
    const late = runnable.filter(({ name }) => troubles.has(name));
    if (late.length > 0) {
      console.warn(`made anew: ${[...troubles].map(([name, trouble]) => `${name} (${trouble})`).join(', ')}`);
      for (const one of late) await remove(client, one);
      troubles = await bringAbout(client, late);
    }
    reports.push((await diagnose(config)).report);
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
        test(one.name, async (context) => {
          if (!runnable.includes(one)) return context.skip(chosen ? 'not chosen' : 'needs images of the lab');
          expect(troubles.get(one.name), 'the case itself').toBeUndefined();
          await expectRight(one, reports, config);
        });
      }
    });
  }

  test('nothing outside the cases is blamed', () => {
    const known = new Set(before.findings.map(brief));
    for (const report of reports) {
      const about = new Set(runnable.flatMap((one) => aboutNamespace(report, namespaceOf(one))));
      const others = report.findings.filter((finding) => !about.has(finding) && !known.has(brief(finding)));
      expect(others.map(brief)).toEqual([]);
    }
  });
}

/** Makes all of them and waits for their symptoms; answers those that show none. */
async function bringAbout(
  client: KubernetesClient,
  cases: readonly WorkloadCase[],
): Promise<ReadonlyMap<string, Trouble>> {
  const facts = await factsOf(client);
  const unmade = new Map<string, Trouble>();
  for (const one of cases) {
    await make(client, one, facts).catch((error: Error) => unmade.set(one.name, `cannot be made: ${error.message}`));
  }
  const made = cases.filter(({ name }) => !unmade.has(name));
  return new Map([...unmade, ...(await settle(client, made))]);
}

const looks = 4;

/**
 * A crash that is seen in the very moment of its next start can lack its log, so what is not right yet is looked at again;
 * the healthy stay silent at every look. All cases together have four looks, and each that was not enough is told.
 */
async function expectRight(one: WorkloadCase, reports: Report[], config: string): Promise<void> {
  if ('healthy' in one) return reports.forEach((report) => expectSilence(report, one));
  for (let look = 0; ; look++) {
    try {
      return expectCause(reports[look], one);
    } catch (error) {
      if (look + 1 === looks) throw error;
      console.warn(`${one.name}, look ${look + 1}: ${error instanceof Error ? error.message : error}`);
      if (look + 1 === reports.length) {
        await pause(15_000);
        reports.push((await diagnose(config)).report);
      }
    }
  }
}

function expectSilence(report: Report, one: WorkloadCase): void {
  expectExactly(aboutNamespace(report, namespaceOf(one)), []);
}

function expectCause(report: Report | undefined, one: FailingCase): void {
  if (!report) throw new Error('there is no report');
  const namespace = namespaceOf(one);
  const { code, culprit, evidence, victims = [] } = one;
  const refs = victims.map((victim) => refOf(victim, namespace));
  expectExactly(aboutNamespace(report, namespace), [
    { code, object: refOf(culprit, namespace), evidence, victims: refs },
  ]);
}
