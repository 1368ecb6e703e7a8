// The pages of docs/ that are made from the sources: `npm run docs` writes them, `--check` only compares.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pages } from './docs/pages.ts';

const root = join(import.meta.dirname, '..');
const check = process.argv.includes('--check');

for (const [path, wanted] of pages()) {
  const file = join(root, path);
  const present = await readFile(file, 'utf8').catch(() => undefined);
  if (present === wanted) continue;
  if (check) {
    process.stdout.write(`${path} is not current; run \`npm run docs\`\n`);
    process.exitCode = 1;
    continue;
  }
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, wanted);
  process.stdout.write(`${path} written\n`);
}
