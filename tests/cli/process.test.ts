import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { explanationSchema, rulesSchema } from '../../src/cli/explain/schema.ts';
import { failureSchema } from '../../src/cli/failure-schema.ts';
import { ending, lions, sandbox, start } from './lions.ts';

describe('Ctrl-C', () => {
  test.each([
    ['text', 'Cancelled.\nNothing was changed.\n'],
    ['json', '"code":"LIONS-CLI-003"'],
  ])('ends a diagnosis that waits with status 130 (%s)', async (output, said) => {
    await using cluster = await sandbox('api-slow');
    const child = start(['diagnose', '--kubeconfig', cluster.kubeconfig, '--output', output]);
    const ended = ending(child);
    await pause(1_500);
    child.kill('SIGINT');
    const { status, stdout, stderr } = await ended;
    expect({ status, stdout }).toEqual({ status: 130, stdout: '' });
    expect(stderr).toContain(said);
  });

  test('twice ends at once', async () => {
    const child = start(['sandbox', 'start', 'empty']);
    const ended = ending(child);
    await pause(1_500);
    child.kill('SIGINT');
    child.kill('SIGINT');
    expect([0, 130]).toContain((await ended).status);
  });
});

describe('a pipe that nobody reads', () => {
  test('is no error', async () => {
    await using cluster = await sandbox('crash-oom');
    const child = start(['diagnose', '--kubeconfig', cluster.kubeconfig, '--output', 'json']);
    child.stdout?.destroy();
    const { status, stderr } = await ending(child);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  });

  test('ends a sandbox that wrote into it', async () => {
    const child = start(['sandbox', 'start', 'empty']);
    child.stdout?.destroy();
    expect(await ending(child)).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('errors of the real command', () => {
  test('are one JSON line on stderr with --output json', async () => {
    const { status, stdout, stderr } = await lions(['diagnoze', '-o', 'json']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(failureSchema.parse(JSON.parse(stderr)).code).toBe('LIONS-CLI-005');
  });
});

describe('lions explain and rules', () => {
  test.each(['c1', 'C01', 'lions-net-003'])('knows %s', async (code) => {
    const { status, stdout } = await lions(['explain', code, '--output', 'json', '--lang', 'fr']);
    expect(status).toBe(0);
    expect(explanationSchema.parse(JSON.parse(stdout)).language).toBe('fr');
  });

  test('list every rule', async () => {
    const { stdout } = await lions(['rules', '--output', 'json']);
    const { rules } = rulesSchema.parse(JSON.parse(stdout));
    expect(rules.map(({ code }) => code)).toContain('C1');
    const text = await lions(['rules', '--family', 'crash']);
    expect(text.stdout).toMatch(/^Crashing containers\nC\d+ /);
  });
});

describe('starting', () => {
  /** Prints every file that is loaded. */
  const tracer = `data:text/javascript,${encodeURIComponent(
    "import { registerHooks } from 'node:module'; import { writeSync } from 'node:fs';" +
      'registerHooks({ load(url, context, next) { writeSync(2, url + "\\n"); return next(url, context); } });',
  )}`;

  test.each([['--help'], ['--version'], ['diagnose', '--help', '--lang', 'fr']])(
    '%s %s loads no machinery',
    async (...args) => {
      const { status, stderr } = await lions(args, { env: { NODE_OPTIONS: `--import ${tracer}` } });
      expect(status).toBe(0);
      expect(stderr).toContain('/src/cli/run.ts');
      expect(stderr).not.toMatch(
        /node_modules\/(?!@stricli)|catalogue\.ts|\/src\/(kubernetes|host|config|observe|sandbox)\//,
      );
    },
  );

  test('--version is one line', async () => {
    expect((await lions(['--version'])).stdout).toMatch(/^lions \d+\.\d+\.\d+ \(Node [\d.]+, \S+\)\n$/);
  });
});
