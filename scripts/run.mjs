// Runs a TypeScript file of this project on Node 24, whatever Node started it: `node scripts/run.mjs FILE [ARGUMENTS]`.
// Plain JavaScript for Node 20, because on a bare clone it is the first thing that runs; it installs what the lock file names.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.lions-installed');

function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  process.stderr.write('Installing the dependencies named in package-lock.json…\n');
  const npm = process.env.npm_execpath;
  const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []];
  const result = spawnSync(command, [...first, 'ci', '--ignore-scripts', '--no-progress', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (result.status !== 0) {
    process.stderr.write(
      'npm ci failed; its reason is above. Check the network and the npm registry settings, then run this again.\n',
    );
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}

function node24() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const path = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(path)) return path;
  process.stderr.write(
    `LIONS runs on Node 24; this is Node ${process.versions.node} and npm has no build of 24 for ${process.platform}-${process.arch}.\nInstall Node 24 and run this again.\n`,
  );
  process.exit(1);
}

const [file, ...given] = process.argv.slice(2);
install();
const node = node24();
const child = spawn(node, [file, ...given], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: `${dirname(node)}:${process.env.PATH}` },
});
// A terminal's Ctrl-C reaches the child by itself; passing on the other signals keeps `kill` working too.
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
process.on('SIGINT', () => {});
child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
