import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { doctorSchema } from '../../src/cli/doctor/schema.ts';
import { displayWidth } from '../../src/cli/terminal/width.ts';
import { emptyPlace, lions, type Place, sandbox } from './lions.ts';

let place: Place;
beforeAll(async () => {
  place = await emptyPlace();
});
afterAll(() => place[Symbol.asyncDispose]());

async function doctor(...flags: readonly string[]) {
  const { status, stdout, stderr } = await lions(['doctor', '--output', 'json', ...flags], { cwd: place.folder });
  expect(stderr).toBe('');
  const report = doctorSchema.parse(JSON.parse(stdout));
  const of = (name: string) => report.checks.find(({ check }) => check === name);
  return { status, report, of };
}

describe('lions doctor', () => {
  test('is content with a cluster on which everything is allowed', async () => {
    await using cluster = await sandbox('empty');
    const { status, report, of } = await doctor('--kubeconfig', cluster.kubeconfig);
    expect(status).toBe(0);
    expect(report.summary.verdict).toBe('ready');
    for (const name of ['node', 'kubeconfig', 'api', 'clock', 'rights']) expect(of(name)?.status, name).toBe('ok');
    expect(of('hosts')?.status).toBe('skipped');
  });

  test('names each missing right with the rules that it harms', async () => {
    await using cluster = await sandbox('forbidden-kinds');
    const { status, report, of } = await doctor('--kubeconfig', cluster.kubeconfig);
    expect(status).toBe(1);
    expect(report.checks.filter(({ check }) => check.startsWith('right/')).map(({ check }) => check)).toEqual([
      'right/list/nodes',
      'right/list/secrets',
      'right/list/storageclasses.storage.k8s.io',
    ]);
    expect(of('right/list/nodes')?.status).toBe('failed');
    expect(of('right/list/nodes')?.blinds).toContain('N8');
    expect(of('right/list/secrets')?.weakens.length).toBeGreaterThan(0);
  });

  test('looks at the rest when the API server is down', async () => {
    await using cluster = await sandbox('api-down');
    const { status, of } = await doctor('--kubeconfig', cluster.kubeconfig);
    expect(status).toBe(1);
    expect(of('api')).toMatchObject({ status: 'failed' });
    expect(of('api')?.message).toContain('was refused');
    expect(of('rights')?.status).toBe('unknown');
    expect(of('node')?.status).toBe('ok');
  });

  test('takes a missing kubeconfig and a wrong configuration for findings', async () => {
    const config = await place.file('wrong.yaml', 'environments: 12\n');
    const { status, of } = await doctor('--config', config);
    expect(status).toBe(1);
    expect(of('config')).toMatchObject({ status: 'failed' });
    expect(of('config')?.message).toContain('wrong.yaml:1');
    expect(of('kubeconfig')?.status).toBe('failed');
  });

  test('names a host that cannot be reached', async () => {
    await using cluster = await sandbox('empty');
    const config = await place.file(
      'hosts.yaml',
      `environments:\n  lab:\n    kubeconfig: ${cluster.kubeconfig}\n    hosts:\n      main: { address: 127.0.0.1, port: 1, role: server }\n`,
    );
    const { status, of } = await doctor('--config', config, '--timeout', '10s');
    expect(of('config')?.status).toBe('ok');
    expect(of('host/main')?.status).toBe('failed');
    expect(status).toBe(1);
  });

  test.each(['en', 'fr'])('fits the page in %s', async (lang) => {
    await using cluster = await sandbox('forbidden-kinds');
    const args = ['doctor', '--kubeconfig', cluster.kubeconfig, '--lang', lang];
    const { status, stdout } = await lions(args, { cwd: place.folder });
    expect(status).toBe(1);
    for (const line of stdout.split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(80);
    expect(stdout).toMatch(
      lang === 'fr' ? /^MANQUE .*«\u00a0list\u00a0» sur nodes/m : /^MISSING .*may not list nodes/m,
    );
  });
});
