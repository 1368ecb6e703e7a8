// Everything that is checked without running the product: `npm run check`. All checks run even when one fails.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** Each is a program of this project's own dependencies, or a script, run by this Node. */
const checks: Readonly<Record<string, readonly string[]>> = {
  format: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings'],
  lint: ['node_modules/oxlint/bin/oxlint'],
  types: ['node_modules/typescript/bin/tsc', '-p', '.'],
  'unused code': ['node_modules/knip/bin/knip.js', '--no-progress'],
  'generated docs': ['scripts/docs.ts', '--check'],
};

const failed = Object.entries(checks).filter(([name, [program = '', ...args]]) => {
  const started = performance.now();
  const result = spawnSync(process.execPath, [join(root, program), ...args], { cwd: root, encoding: 'utf8' });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const good = result.status === 0;
  print(`${good ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (!good) print(`${result.stdout}${result.stderr}${result.error?.message ?? ''}`.trimEnd());
  return !good;
});

print(failed.length === 0 ? 'All checks passed.' : `Failed: ${failed.map(([name]) => name).join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
