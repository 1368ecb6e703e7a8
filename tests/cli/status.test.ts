import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeSchema } from '../../src/cli/diagnose/watch.ts';
import { displayWidth } from '../../src/cli/terminal/width.ts';
import { diagnosisSchema } from '../../src/diagnosis/report/schema.ts';
import { statusSchema } from '../../src/diagnosis/status/schema.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { emptyPlace, ending, lions, type Place, sandbox, start } from './lions.ts';

let place: Place;
let cluster: Sandbox & AsyncDisposable;
beforeAll(async () => {
  place = await emptyPlace();
  cluster = await sandbox('demo');
});
afterAll(async () => {
  await cluster[Symbol.asyncDispose]();
  await place[Symbol.asyncDispose]();
});

const run = (command: string, ...flags: readonly string[]) =>
  lions([command, '--kubeconfig', cluster.kubeconfig, ...flags], { cwd: place.folder });

describe('lions status', () => {
  test.each([
    ['en', 'Nodes: 1 of 1 ready', '“lions diagnose” says how'],
    ['fr', 'Nœuds : 1 prêt sur 1', '« lions diagnose » dit comment'],
  ])('fits a page of 80 columns and one screen in %s', async (language, nodes, more) => {
    const { status, stdout, stderr } = await run('status', '--lang', language);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    const lines = stdout.split('\n');
    for (const line of lines) expect(displayWidth(line), line).toBeLessThanOrEqual(80);
    expect(lines.length).toBeLessThan(45);
    expect(stdout.replaceAll('\u00a0', ' ')).toContain(nodes);
    expect(stdout.replaceAll('\u00a0', ' ')).toContain(more);
  });

  test('prints valid lions.status/v1 with --output json', async () => {
    const { status, stdout } = await run('status', '--output', 'json');
    const shown = statusSchema.parse(JSON.parse(stdout));
    expect(status).toBe(1);
    expect(shown.nodes?.map(({ name, ready }) => [name, ready])).toEqual([['lions-dev', 'True']]);
    expect(shown.problems.map(({ code }) => code)).toContain('G2');
  });

  test('of a cluster that does not answer says so, and nothing is fine', async () => {
    await using down = await sandbox('api-down');
    const { status, stdout } = await lions(['status', '--kubeconfig', down.kubeconfig], { cwd: place.folder });
    expect(stdout).toContain('Nodes: could not be read');
    expect(stdout).not.toMatch(/ ready|none known/);
    expect(status).not.toBe(0);
  });
});

describe('lions diagnose', () => {
  test('--explain shows the rule and what it looked at', async () => {
    const { stdout } = await run('diagnose', '--explain');
    expect(stdout).toMatch(/Rule G2: +A Secret that a pod needs/);
    expect(stdout).toContain('Looked at: Pod, Secret');
  });

  test('--hints shows what is hidden otherwise', async () => {
    const json = async (...flags: string[]) =>
      diagnosisSchema.parse(JSON.parse((await run('diagnose', '--output', 'json', ...flags)).stdout));
    const [without, withHints] = [await json(), await json('--hints')];
    expect(without.findings.filter(({ severity }) => severity === 'info')).toEqual([]);
    expect(withHints.summary.counts.info).toBe(without.summary.hidden.info);
    expect(withHints.summary.filters.hints).toBe(true);
  });

  test('--watch tells what is there, then only what changes, until Ctrl-C', async () => {
    const flags = ['--watch', '--every', '500ms', '--output', 'json'];
    const child = start(['diagnose', '--kubeconfig', cluster.kubeconfig, ...flags], { cwd: place.folder });
    const ended = ending(child);
    await pause(6_000);
    child.kill('SIGINT');
    const { status, stdout } = await ended;
    expect(status).toBe(130);
    const looks = stdout
      .trim()
      .split('\n')
      .map((line) => changeSchema.parse(JSON.parse(line)));
    expect(looks.length).toBeGreaterThan(1);
    expect(looks[0]?.appeared.length).toBeGreaterThan(0);
    for (const { appeared, gone } of looks.slice(1)) expect([...appeared, ...gone]).toEqual([]);
  });
});
