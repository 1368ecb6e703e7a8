import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/cli/terminal/width.ts';
import { type Diagnosis, diagnosisSchema } from '../../src/diagnosis/report/schema.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { emptyPlace, lions, type Place, sandbox } from './lions.ts';

// The real command in a process of its own, against simulated clusters.

let place: Place;
beforeAll(async () => {
  place = await emptyPlace();
});
afterAll(() => place[Symbol.asyncDispose]());

const diagnose = (cluster: Pick<Sandbox, 'kubeconfig'>, ...flags: readonly string[]) =>
  lions(['diagnose', '--kubeconfig', cluster.kubeconfig, ...flags], { cwd: place.folder });

async function asJson(cluster: Pick<Sandbox, 'kubeconfig'>, ...flags: readonly string[]) {
  const { status, stdout, stderr } = await diagnose(cluster, '--output', 'json', ...flags);
  expect(stderr).toBe('');
  return { status, diagnosis: diagnosisSchema.parse(JSON.parse(stdout)) };
}

const codes = ({ findings }: Diagnosis) => findings.map(({ code }) => code);

describe('lions diagnose on a cluster with an application out of memory', () => {
  let cluster: Sandbox & AsyncDisposable;
  beforeAll(async () => {
    cluster = await sandbox('crash-oom');
  });
  afterAll(() => cluster[Symbol.asyncDispose]());

  test('prints a page that fits 80 columns, without colour, and ends with status 1', async () => {
    const { status, stdout, stderr } = await diagnose(cluster);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    const lines = stdout.split('\n');
    for (const line of lines) expect(displayWidth(line), line).toBeLessThanOrEqual(80);
    expect(stdout).not.toMatch(/[^\P{Cc}\n]/u);
    expect(lines[0]).toBe(`Diagnosis of lions-sandbox at ${cluster.url}`);
    expect(stdout).toContain('1. CRITICAL C1, user-service-development');
    expect(stdout).toContain('Stops 1 Service and 1 Ingress: Service user-service, Ingress user-service');
    expect(stdout).toContain('kubectl -n user-service-development logs --previous');
  });

  test('speaks French by flag and by environment', async () => {
    const byFlag = await diagnose(cluster, '--lang', 'fr', '--quiet');
    expect(byFlag.status).toBe(1);
    expect(byFlag.stdout).toContain('1. CRITIQUE C1, user-service-development');
    for (const line of byFlag.stdout.split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(80);
    const args = ['diagnose', '--kubeconfig', cluster.kubeconfig, '-q'];
    const byEnvironment = await lions(args, { cwd: place.folder, env: { LANG: 'fr_FR.UTF-8' } });
    expect(byEnvironment.stdout).toBe(byFlag.stdout);
  });

  test('prints valid lions.diagnosis/v1 with --output json', async () => {
    const { status, diagnosis } = await asJson(cluster);
    expect(status).toBe(1);
    const { summary } = diagnosis;
    expect(summary).toMatchObject({
      verdict: 'problems',
      server: cluster.url,
      namespaces: null,
      cluster: 'lions-sandbox',
    });
    expect(summary.objects).toBeGreaterThan(100);
    expect(diagnosis.unreadable).toEqual([]);
    const [finding] = diagnosis.findings;
    expect(finding).toMatchObject({
      code: 'C1',
      family: 'crash',
      severity: 'critical',
      object: { kind: 'Deployment', namespace: 'user-service-development', name: 'user-service' },
      remedy: { procedure: 'optimisation/right-sizing' },
    });
  });

  test('shows one namespace and what the whole cluster shares', async () => {
    const own = await asJson(cluster, '--namespace', 'user-service-development');
    expect(codes(own.diagnosis)).toContain('C1');
    expect(own.diagnosis.summary.namespaces).toEqual(['user-service-development']);
    const other = await asJson(cluster, '-n', 'cert-manager', '-n', 'kube-system');
    expect(codes(other.diagnosis)).not.toContain('C1');
    expect(other.diagnosis.summary.objects).toBeLessThan(own.diagnosis.summary.objects + 100);
  });

  test('does not call a namespace healthy that is not there', async () => {
    const { status, stdout, stderr } = await diagnose(cluster, '--namespace', 'user-service');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('no namespace “user-service”.\nDid you mean “user-service-development”?');
  });

  test('filters by family and severity and says what it left out', async () => {
    const images = await asJson(cluster, '--family', 'image');
    expect(codes(images.diagnosis)).not.toContain('C1');
    expect(images.diagnosis.summary.hidden.critical).toBe(1);
    expect(images.diagnosis.summary.filters).toEqual({ families: ['image'], severity: null, hints: false });
    const crashes = await asJson(cluster, '--family', 'crash', '--severity', 'critical');
    expect({ status: crashes.status, codes: codes(crashes.diagnosis) }).toEqual({ status: 1, codes: ['C1'] });
    const { stdout } = await diagnose(cluster, '--family', 'image');
    expect(stdout).toContain('left out by the filters');
    expect(stdout).not.toContain('No problem found');
  });
});

describe('lions diagnose on other clusters', () => {
  test('ends with status 0 when everything was read and nothing found', async () => {
    await using cluster = await sandbox('empty');
    const { status, stdout } = await diagnose(cluster, '--quiet');
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'No problem found, and everything was read.\n' });
  });

  test('ends with status 3 and no verdict when a part could not be read', async () => {
    const blind = await place.file(
      'blind.yaml',
      'extends: empty\ndescription: { en: x, fr: x }\ndenied: [{ group: "", resource: pods }]\n',
    );
    await using cluster = await sandbox(blind);
    const { status, diagnosis } = await asJson(cluster);
    expect(status).toBe(3);
    expect(diagnosis.summary.verdict).toBe('unknown');
    expect(diagnosis.unreadable).toMatchObject([{ part: 'kind/Pod', reason: 'forbidden' }]);
    expect(diagnosis.unreadable[0]?.blinds).toContain('C1');
    const { stdout } = await diagnose(cluster, '--quiet');
    expect(stdout).toContain('Not read, so not judged:\n- Pods: these credentials may not read this');
    expect(stdout).toContain('No verdict');
  });

  test('names forbidden kinds with the rules that they harm, and diagnoses the rest', async () => {
    await using cluster = await sandbox('forbidden-kinds');
    const { status, diagnosis } = await asJson(cluster);
    expect(status).toBe(1);
    expect(codes(diagnosis)).toContain('C1');
    expect(diagnosis.unreadable.map(({ part }) => part)).toEqual(['kind/Node', 'kind/Secret', 'kind/StorageClass']);
    for (const { blinds, weakens } of diagnosis.unreadable) expect(blinds.length + weakens.length).toBeGreaterThan(0);
  });

  test('says so when the API server is down', async () => {
    await using cluster = await sandbox('api-down');
    const { status, diagnosis } = await asJson(cluster);
    expect([1, 3]).toContain(status);
    expect(diagnosis.summary).toMatchObject({ version: null, server: cluster.url, objects: 0 });
    expect(diagnosis.summary.verdict).not.toBe('healthy');
    expect(diagnosis.unreadable).toMatchObject([{ part: 'api', reason: 'refused' }]);
  });

  test('waits no longer than --timeout for a slow API server', async () => {
    await using cluster = await sandbox('api-slow');
    const { status, diagnosis } = await asJson(cluster, '--timeout', '500ms');
    expect([1, 3]).toContain(status);
    expect(diagnosis.unreadable).toMatchObject([{ part: 'api', reason: 'timeout' }]);
  });

  test('lets no text of the cluster reach the terminal raw', async () => {
    const evil = String.raw`"\e]0;owned\a \e[2J \u202Egnp.exe \u009B31m"`;
    const hostile = await place.file(
      'hostile.yaml',
      `extends: image-tag-missing\ndescription: { en: x, fr: x }\nworkloads:\n  user-portal-development/user-portal: { fault: { message: ${evil} } }\n`,
    );
    await using cluster = await sandbox(hostile);
    const text = await diagnose(cluster, '--verbose');
    expect(text.stdout).toContain('\\u001b]0;owned\\u0007 \\u001b[2J \\u202egnp.exe \\u009b31m');
    expect(text.stdout).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}/u);
    const json = await diagnose(cluster, '--output', 'json');
    expect(json.stdout).toContain('owned');
    expect(json.stdout).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}/u);
  });
});

describe('lions diagnose without a cluster to look at', () => {
  test.each([
    ['no kubeconfig', [], 'LIONS-CFG-001'],
    ['a kubeconfig that is not there', ['--kubeconfig', '/nowhere/kubeconfig'], 'LIONS-CFG-002'],
    ['a configuration that is not there', ['--config', '/nowhere/lions.yaml'], 'LIONS-CFG-005'],
  ])('ends with status 2 for %s', async (_, flags, code) => {
    const { status, stdout, stderr } = await lions(['diagnose', ...flags], { cwd: place.folder });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(code);
  });

  test('ends with status 2 for an environment and a context that nobody knows', async () => {
    await using cluster = await sandbox('empty');
    const config = await place.file(
      'two.yaml',
      `environments:\n  production:\n    kubeconfig: ${cluster.kubeconfig}\n`,
    );
    const unknown = await lions(['diagnose', '--config', config, '--environment', 'prod'], { cwd: place.folder });
    expect(unknown.status).toBe(2);
    expect(unknown.stderr).toContain('LIONS-CFG-007');
    const known = await lions(['diagnose', '--config', config, '--environment', 'production'], { cwd: place.folder });
    expect(known.status).toBe(0);
    expect(known.stdout).toContain(`Diagnosis of production at ${cluster.url}`);
    expect((await diagnose(cluster, '--context', 'other')).stderr).toContain('LIONS-CFG-003');
  });
});

test('without a kubeconfig, hosts that lions.yaml names are looked at all the same', async () => {
  const config = await place.file(
    'hosts-only.yaml',
    'environments: { wiped: { hosts: { here: { address: local, role: server } } } }\n',
  );
  const { status, stdout } = await lions(['diagnose', '--config', config, '--output', 'json'], { cwd: place.folder });
  const diagnosis = diagnosisSchema.parse(JSON.parse(stdout));
  expect([1, 3]).toContain(status);
  expect(diagnosis.summary).toMatchObject({
    cluster: 'wiped',
    server: '',
    version: null,
    hosts: { asked: 1, read: 1 },
  });
  expect(diagnosis.unreadable).toContainEqual(expect.objectContaining({ part: 'api', reason: 'not-configured' }));
  const page = await lions(['diagnose', '--config', config], { cwd: place.folder });
  expect(page.stdout).toMatch(/^Diagnosis of wiped from its hosts alone\n/);

  const noHosts = await lions(['diagnose', '--config', config, '--no-hosts'], { cwd: place.folder });
  expect(noHosts).toMatchObject({ status: 2, stderr: expect.stringContaining('LIONS-CFG-001') });
});
