import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

// `npm test` is run for real on small test files; what is asserted is what a person reads at the end.

const root = join(import.meta.dirname, '..');
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(root, 'node_modules/.lions-test-'));
  await writeFile(join(folder, 'vitest.config.ts'), `export default { test: { include: ['*.spec.ts'] } };\n`);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Ending {
  readonly code: number;
  readonly lines: readonly string[];
}

async function run(content: string, environment: Record<string, string> = {}, ...args: string[]): Promise<Ending> {
  if (content)
    await writeFile(
      join(folder, 'a.spec.ts'),
      `import { beforeAll, describe, test, expect } from 'vitest';\n${content}`,
    );
  const env = { PATH: process.env['PATH'] ?? '', ...environment };
  return new Promise((resolve) =>
    execFile(process.execPath, [join(root, 'scripts/test.ts'), ...args], { cwd: folder, env }, (error, stdout) =>
      resolve({ code: error ? Number(error.code) : 0, lines: stdout.trimEnd().split('\n') }),
    ),
  );
}

const passes = `test('passes', () => expect(1).toBe(1));\n`;

test('counts what passed, and ends well', async () => {
  const { code, lines } = await run(passes.repeat(2));
  expect(code).toBe(0);
  expect(lines.at(-1)).toBe('2 passed, 0 failed');
});

test('a failed test, a failed hook, a stray error and a file that does not load are failures', async () => {
  await writeFile(join(folder, 'b.spec.ts'), `import './absent.ts';\n`);
  const { code, lines } = await run(`${passes}
test('fails', () => expect(1).toBe(2));
test('leaves an error behind', () => { setTimeout(() => { throw new Error('stray'); }); return new Promise((r) => setTimeout(r, 50)); });
describe('hook', () => { beforeAll(() => { throw new Error('no'); }); test('never', () => {}); });`);
  expect(code).toBe(1);
  expect(lines.at(-1)).toMatch(/^2 passed, 4 failed/);
});

test('names each skipped group with its reason', async () => {
  const { code, lines } = await run(`${passes}
describe.skip('lab: not root', () => { test('one', () => {}); test('two', () => {}); });
describe('mixed', () => { test.skip('needs Go', () => {}); test('runs', () => {}); });
for (const n of [1, 2, 3]) test('asks ' + n, (ctx) => ctx.skip('no cluster'));`);
  expect(code).toBe(0);
  expect(lines.slice(-4)).toEqual([
    'skipped: a.spec.ts (2): lab: not root',
    'skipped: a.spec.ts (1): mixed > needs Go',
    'skipped: a.spec.ts (3): no cluster',
    '2 passed, 0 failed, 6 skipped',
  ]);
});

test('skips are failures when the lab is required', async () => {
  const { code, lines } = await run(`${passes}test.skip('no lab', () => {});`, { LIONS_LAB: 'required' });
  expect(code).toBe(1);
  expect(lines.at(-1)).toBe('1 passed, 1 failed');
});

test('tests chosen by name leave the others out of the count', async () => {
  const { code, lines } = await run(`${passes}test('other', () => {});`, {}, '-t', 'other');
  expect(code).toBe(0);
  expect(lines.at(-1)).toBe('1 passed, 0 failed');
});

test('nothing run is a failure', async () => {
  expect((await run('')).code).toBe(1);
  const { code, lines } = await run(`test.skip('only one', () => {});`);
  expect(code).toBe(1);
  expect(lines.at(-1)).toBe('0 passed, 0 failed, 1 skipped');
});
