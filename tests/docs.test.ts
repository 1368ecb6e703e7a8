import { existsSync, globSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pages } from '../scripts/docs/pages.ts';
import { rules } from '../src/diagnosis/registry.ts';
import { errorCatalogue } from '../src/model/error.ts';
import { errors as en } from '../src/text/en/errors.ts';
import { errors as fr } from '../src/text/fr/errors.ts';

const root = join(import.meta.dirname, '..');
const page = (path: string) => readFile(join(root, path), 'utf8');
const codesIn = (text: string, form: RegExp) => [...text.matchAll(form)].map((match) => match[1] ?? '').toSorted();

describe('error codes', () => {
  const codes = Object.keys(errorCatalogue).toSorted();

  test('have texts in both languages, and no text has a code that does not exist', () => {
    expect(Object.keys(en).toSorted()).toEqual(codes);
    expect(Object.keys(fr).toSorted()).toEqual(codes);
  });

  test('stand in docs/errors.md, each once, and none that does not exist', async () => {
    expect(codesIn(await page('docs/errors.md'), /^### (LIONS-\w+-\d+)$/gm)).toEqual(codes);
  });

  test('that are named anywhere in the sources exist', async () => {
    const unknown: string[] = [];
    for await (const path of glob('{src,lab,docs}/**/*.{ts,md}', { cwd: root })) {
      for (const code of (await page(path)).match(/\bLIONS-[A-Z]+-\d{3}\b/g) ?? [])
        if (!(code in errorCatalogue)) unknown.push(`${path}: ${code}`);
    }
    expect(unknown).toEqual([]);
  });
});

describe('rules', () => {
  test('stand in docs/rules.md, each once, and none that does not exist', async () => {
    expect(codesIn(await page('docs/rules.md'), /^### ([A-Z]\d+)$/gm)).toEqual(
      rules.map((rule) => rule.code).toSorted(),
    );
  });
});

test('every form of JSON that is printed has its schema in docs/schemas, which names it', async () => {
  const printed = new Set<string>();
  for await (const path of glob('src/**/*.ts', { cwd: root }))
    for (const [, name = ''] of (await page(path)).matchAll(/z\.literal\('(lions\.\w+\/v\d+)'\)/g)) printed.add(name);
  const titles = [];
  for await (const path of glob('docs/schemas/*', { cwd: root }))
    titles.push((JSON.parse(await page(path)) as { title: string }).title);
  expect(titles.toSorted()).toEqual([...printed].toSorted());
});

test('every generated page is current: `npm run docs` would change nothing', async () => {
  for (const [path, wanted] of pages()) expect(await page(path), path).toBe(wanted);
});

describe('pages for people', () => {
  const texts = ['*.md', '{docs,lab,changes}/**/*.md'].flatMap((pattern) => globSync(pattern, { cwd: root }));

  test.each(texts)('%s links to what exists, and names commands that exist', async (path) => {
    const text = await page(path);
    const links = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(join(root, path, '..', link)))).toEqual([]);
    const { scripts } = JSON.parse(await page('package.json')) as { scripts: Record<string, string> };
    const commands = [...text.matchAll(/\bnpm run (?:-\S+ )*([a-z][a-z-]*)/g)].map(([, name = '']) => name);
    expect(commands.filter((name) => !(name in scripts))).toEqual([]);
  });
});
