import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

// The rule itself stands in .oxlintrc.json. This proves that it bites: every import that the table does not allow is refused
// in a copy of the tree, every allowed one passes, and no folder of src escapes the table.

const root = join(import.meta.dirname, '..');

/** Which layer may import which. */
const layers: Readonly<Record<string, readonly string[]>> = {
  model: [],
  redaction: [],
  text: ['model'],
  kubernetes: ['model', 'redaction'],
  host: ['model', 'redaction'],
  config: ['model'],
  observe: ['kubernetes', 'host', 'model'],
  diagnosis: ['model', 'redaction'],
  sandbox: ['kubernetes', 'model'],
  cli: ['model', 'redaction', 'text', 'kubernetes', 'host', 'config', 'observe', 'diagnosis', 'sandbox'],
};
const names = Object.keys(layers);

interface Violation {
  readonly file: string;
  readonly rule: string;
}

let copy: string;
/** Path to content of each file of the copy. */
const files = new Map<string, string>();
let violations: readonly Violation[];

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'lions-layers-'));
  // Without types: the rules in question need none, and a tree of its own would have to be type-checked.
  const config = JSON.parse(await readFile(join(root, '.oxlintrc.json'), 'utf8')) as { options: object };
  await writeFile(
    join(copy, '.oxlintrc.json'),
    JSON.stringify({ ...config, options: { ...config.options, typeAware: false } }),
  );
  for (const name of names) files.set(`src/${name}/thing.ts`, 'export const thing = 1;\n');
  for (const from of names)
    for (const to of names.filter((other) => other !== from)) {
      files.set(`src/${from}/${to}.ts`, importing(`../${to}/thing.ts`));
      files.set(`src/${from}/deep/${to}.ts`, importing(`../../${to}/thing.ts`));
    }
  files.set(
    'src/diagnosis/types.ts',
    `import type { thing } from '../kubernetes/thing.ts';\nexport type Thing = typeof thing;\n`,
  );
  files.set('src/model/entry.ts', importing('../main.ts'));
  files.set('src/model/testing/scene.ts', importing('../../text/thing.ts'));
  files.set('src/model/uses-testing.ts', importing('./testing/scene.ts'));
  files.set('src/model/free.test.ts', importing('../cli/thing.ts'));
  files.set('src/main.ts', importing('./cli/thing.ts'));
  files.set('lab/outside.ts', importing('../src/kubernetes/thing.ts'));
  files.set('lab/model.ts', importing('../src/model/thing.ts'));
  files.set('src/text/one.ts', `import { two } from './two.ts';\nexport const one = (): number => two();\n`);
  files.set('src/text/two.ts', `import { one } from './one.ts';\nexport const two = (): number => one();\n`);
  for (const [path, content] of files) {
    await mkdir(dirname(join(copy, path)), { recursive: true });
    await writeFile(join(copy, path), content);
  }
  violations = await lint(copy);
}, 60_000);
afterAll(() => rm(copy, { recursive: true, force: true }));

const importing = (path: string) => `import { thing } from '${path}';\nexport const other = thing;\n`;

async function lint(folder: string): Promise<readonly Violation[]> {
  const program = join(root, 'node_modules/oxlint/bin/oxlint');
  const output = await new Promise<string>((resolve) =>
    execFile(process.execPath, [program, '--format=json'], { cwd: folder, maxBuffer: 1e8 }, (_error, stdout) =>
      resolve(stdout),
    ),
  );
  const { diagnostics } = JSON.parse(output) as { diagnostics: { filename: string; code: string }[] };
  return diagnostics.map(({ filename, code }) => ({ file: filename, rule: code }));
}

const refused = (file: string, rule = 'no-restricted-imports') =>
  violations.some((violation) => violation.file === file && violation.rule.includes(rule));

describe('the layer rule of the linter', () => {
  test.each(names)('lets %s import what lies below it, and nothing else', (from) => {
    const pairs = names.filter((to) => to !== from);
    for (const folder of ['', 'deep/']) {
      const passed = pairs.filter((to) => !refused(`src/${from}/${folder}${to}.ts`));
      expect(passed.toSorted()).toEqual(layers[from]?.toSorted());
    }
  });

  test('lets diagnosis see types of kubernetes', () => {
    expect(refused('src/diagnosis/types.ts')).toBe(false);
    expect(refused('src/diagnosis/kubernetes.ts')).toBe(true);
  });

  test('keeps test support and entry points out of the product, and leaves tests free', () => {
    expect(refused('src/model/entry.ts')).toBe(true);
    expect(refused('src/model/uses-testing.ts')).toBe(true);
    expect(refused('src/model/testing/scene.ts')).toBe(false);
    expect(refused('src/model/free.test.ts')).toBe(false);
    expect(refused('src/main.ts')).toBe(false);
  });

  test('keeps the lab apart', () => {
    expect(refused('lab/outside.ts')).toBe(true);
    expect(refused('lab/model.ts')).toBe(false);
  });

  test('refuses a cycle', () => {
    expect(refused('src/text/one.ts', 'no-cycle')).toBe(true);
  });
});

describe('the sources', () => {
  test('have no folder that the rule does not know', async () => {
    const folders = (await readdir(join(root, 'src'), { withFileTypes: true })).filter((entry) => entry.isDirectory());
    expect(names).toEqual(expect.arrayContaining(folders.map((folder) => folder.name)));
  });

  test('name no folder inside a layer like another layer, which would blunt the rule', async () => {
    const entries = await readdir(join(root, 'src'), { recursive: true, withFileTypes: true });
    const nested = entries.filter((entry) => entry.isDirectory() && entry.parentPath !== join(root, 'src'));
    expect(nested.filter((entry) => names.includes(entry.name)).map((entry) => entry.name)).toEqual([]);
  });

  test('import lazily only in the command line and the entry point, for the linter does not see such imports', async () => {
    const entries = await readdir(join(root, 'src'), { recursive: true });
    const sources = entries.filter((path) => path.endsWith('.ts') && !/\.test\.ts$|^cli\/|^main\.ts$/.test(path));
    const lazy = [];
    for (const path of sources) {
      if (/\bimport\(\s*['"`]\.\.?\//.test(await readFile(join(root, 'src', path), 'utf8'))) lazy.push(path);
    }
    expect(lazy).toEqual([]);
  });
});
