// The release: `npm run build` makes dist/lions.js, which needs Node 24 and nothing else, and prints sizes and start time.
import { spawnSync } from 'node:child_process';
import { chmod, cp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const program = join(dist, 'lions.js');

await rm(dist, { recursive: true, force: true });
const bundle = await rolldown({
  input: { lions: join(root, 'src/main.ts') },
  platform: 'node',
  // What `ws` loads only where somebody installed it; it does without.
  external: ['bufferutil', 'utf-8-validate'],
});
await bundle.write({
  dir: dist,
  format: 'esm',
  // Each command is a chunk of its own, so that a command loads what it needs and no more. All lie in one folder, as the
  // sandbox looks for its scenarios beside the file that it is in.
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
  minify: { compress: true, mangle: { keepNames: true }, codegen: { removeWhitespace: true } },
});
await bundle.close();
await cp(join(root, 'src/sandbox/scenarios'), join(dist, 'scenarios'), { recursive: true });
await chmod(program, 0o755);

const names = (await readdir(dist)).filter((name) => name.endsWith('.js'));
const sizes = await Promise.all(names.map(async (name) => (await stat(join(dist, name))).size));
const total = sizes.reduce((sum, size) => sum + size, 0);
print(`dist/lions.js and ${names.length - 1} chunks, ${Math.round(total / 1024)} KiB in all`);

const started = performance.now();
const result = spawnSync(process.execPath, [program, '--version'], { encoding: 'utf8' });
const ms = Math.round(performance.now() - started);
print(`lions --version: ${result.stdout.trim()} (${ms} ms)`);
if (result.status !== 0 || result.stdout.trim() === '') {
  print(result.stderr);
  process.exitCode = 1;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
