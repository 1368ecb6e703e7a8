import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sandboxSchema, scenariosSchema } from '../../src/cli/simulated/schema.ts';
import { displayWidth } from '../../src/cli/terminal/width.ts';
import { ending, firstOutput, lions, start } from './lions.ts';

describe('lions sandbox', () => {
  test('lists the scenarios, in both languages and as JSON', async () => {
    const { status, stdout } = await lions(['sandbox', 'list', '--lang', 'fr', '--output', 'json']);
    const { scenarios } = scenariosSchema.parse(JSON.parse(stdout));
    expect(status).toBe(0);
    expect(scenarios.map(({ name }) => name)).toEqual(expect.arrayContaining(['demo', 'api-down', 'healthy-platform']));
    expect((await lions(['sandbox', 'list'])).stdout).toMatch(/^crash-oom {2,}user-service is killed/m);
  });

  test('has no scenario that it does not know', async () => {
    const { status, stdout, stderr } = await lions(['sandbox', 'start', 'chaos']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('LIONS-BOX-001');
  });

  test.each(['crash-oom', 'api-down'])('runs %s until Ctrl-C and leaves nothing', async (scenario) => {
    const child = start(['sandbox', 'start', scenario, '--output', 'json']);
    const ended = ending(child);
    const running = sandboxSchema.parse(JSON.parse(await firstOutput(child)));
    expect(existsSync(running.kubeconfig)).toBe(true);
    const diagnosis = await lions(['diagnose', '--kubeconfig', running.kubeconfig, '--quiet']);
    expect(diagnosis.status).toBe(1);
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ status: 0, stderr: '' });
    expect(existsSync(dirname(running.kubeconfig))).toBe(false);
  });

  test('says how to reach it', async () => {
    const child = start(['sandbox', 'start', 'empty']);
    const ended = ending(child);
    const said = await firstOutput(child);
    child.kill('SIGTERM');
    expect((await ended).status).toBe(0);
    expect(said).toMatch(/export KUBECONFIG=\S+\/kubeconfig\n {2}kubectl get pods --all-namespaces\n/);
  });
});

describe('lions sandbox demo', () => {
  test.each(['en', 'fr'])('diagnoses the broken platform in %s and says what to try next', async (lang) => {
    const { status, stdout, stderr } = await lions(['sandbox', 'demo', '--lang', lang]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('C1, user-service-development');
    expect(stdout).toContain(lang === 'fr' ? '1 hôte lu sur 1' : '1 of 1 host read');
    expect(stdout).toContain('lions explain ');
    for (const line of stdout.split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(80);
  });

  test('diagnoses from the hosts alone when the API server is down', async () => {
    const { status, stdout } = await lions(['sandbox', 'demo', '--scenario', 'api-down']);
    expect(status).toBe(0);
    expect(stdout.replaceAll('\n', ' ')).toContain('1 of 1 host read');
    expect(stdout).toContain('feature-gates=RemoveSelfLink=false');
    expect(stdout).toContain('- the API server: the connection was refused');
  });
});
