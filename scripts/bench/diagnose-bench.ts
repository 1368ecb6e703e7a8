import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { type Lab, labOf } from '../../lab/lab.ts';
import { bringUp } from '../../lab/lifecycle.ts';
import { script } from '../../lab/machine.ts';
import { allRunning, machineStates } from '../../lab/machine-states.ts';
import { labFolder, labName } from '../../lab/settings.ts';
import { chooseNet, readSettings } from '../../lab/state.ts';
import { wantedKinds } from '../../src/diagnosis/diagnose.ts';
import { builtIn } from '../../src/kubernetes/built-in.ts';
import { resolveConnection } from '../../src/kubernetes/kubeconfig/connection.ts';
import { isCustomKind } from '../../src/model/custom-kinds.ts';
import { judgeBench } from './judge-bench.ts';
import { type Cost, cpuOf, measured, median } from './measured.ts';

const root = join(import.meta.dirname, '../..');
const rounds = 3;
/** Components that would act on what was made up. */
const acting = ['kube-controller-manager', 'kube-scheduler'];

/**
 * `lions diagnose --no-hosts` beside bare lists of the same kinds, on the real API server of a lab of its own
 * (`LAB_NAME=bench`), with the CPU that each costs that server and its datastore. The lab is spoilt afterwards: throw it away
 * with `npm run lab -- down --delete --name bench`.
 * @param args numbers of pods, growing; 500 and 5,000 when there is none. `--filled` when the lab has them already.
 */
export async function diagnoseBench(args: readonly string[]): Promise<void> {
  const sizes = args.filter((arg) => arg !== '--filled');
  const lab = await ownLab();
  await execa(process.execPath, [join(root, 'scripts/build.ts')], { cwd: root });
  await script(lab.server, acting.map((name) => `kill -STOP $(pgrep -f '^/usr/local/bin/k3s ${name} ')`).join('; '));
  print(
    `Node ${process.versions.node}, ${cpus().length} CPUs (${cpus()[0]?.model.trim()}), load ${loadavg()[0]?.toFixed(2)}`,
  );
  for (const size of sizes.length > 0 ? sizes : ['500', '5000'])
    await compare(lab.kubeconfig, size, args.includes('--filled'));
  await judgeBench();
}

/** Not the lab of the tests: that one has more in it, and would wait for controllers that stand still here. */
async function ownLab(): Promise<Lab> {
  const folder = labFolder(process.env);
  const name = labName(process.env['LAB_NAME'] ?? 'bench');
  const known = readSettings(folder, name);
  const lab = known && labOf(folder, known);
  if (lab && allRunning(lab, await machineStates(lab))) return lab;
  const settings = known ?? { name, net: chooseNet(folder), kubernetes: '1.35' as const, agents: 1, with: [] };
  return bringUp(folder, settings, (line) => process.stderr.write(`lab: ${line}\n`));
}

async function compare(kubeconfig: string, size: string, isFilled: boolean): Promise<void> {
  const fill = [join(import.meta.dirname, 'fill.ts'), kubeconfig, size];
  // A server forgets events after an hour.
  await execa(process.execPath, isFilled ? [...fill, 'events'] : fill, { stderr: 'inherit' });
  const folder = await mkdtemp(join(tmpdir(), 'lions-bench-'));
  const credentials = join(folder, 'credentials.json');
  await writeFile(credentials, JSON.stringify(await credentialsOf(kubeconfig)), { mode: 0o600 });
  const paths = pathsOfKinds();
  const bare = (limit: string) => [join(import.meta.dirname, 'bare-lists.ts'), credentials, limit, ...paths];
  const lions = [join(root, 'dist/lions.js'), 'diagnose', '--no-hosts', '--output', 'json'];
  const contenders: Readonly<Record<string, readonly string[]>> = {
    'bare lists, pages of 500': bare('500'),
    'bare lists from the cache': bare('0'),
    'lions diagnose': [...lions, '--kubeconfig', kubeconfig],
  };
  print(`\n${size} pods`);
  const results = new Map<string, Measured[]>();
  for (let round = 0; round < rounds; round++) {
    for (const [name, args] of Object.entries(contenders)) {
      const one = await withServer(() => measured(process.execPath, args));
      results.set(name, [...(results.get(name) ?? []), one]);
    }
  }
  const first = results.get('bare lists, pages of 500') ?? [];
  for (const [name, all] of results) print(row(name, all, first));
  const [said] = results.get('bare lists, pages of 500') ?? [];
  print(`bare lists: ${said?.stdout.trim()}`);
  await rm(folder, { recursive: true });
}

interface Measured extends Cost {
  readonly serverMs: number;
  readonly datastoreMs: number;
}

/** The lab's processes are this machine's own, so their CPU time can be read here. */
async function withServer(run: () => Promise<Cost>): Promise<Measured> {
  const [server, datastore] = [pidsOf('kube-apiserver'), pidsOf('kine')];
  const before = [cpuOf(server), cpuOf(datastore)];
  const cost = await run();
  return { ...cost, serverMs: cpuOf(server) - (before[0] ?? 0), datastoreMs: cpuOf(datastore) - (before[1] ?? 0) };
}

function pidsOf(component: string): readonly number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && commandOf(pid).startsWith(`/usr/local/bin/k3s ${component} `));
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

function row(name: string, all: readonly Measured[], first: readonly Measured[]): string {
  const of = (pick: (one: Measured) => number) => median(all.map(pick));
  const ratio = of(({ cpuMs }) => cpuMs) / median(first.map(({ cpuMs }) => cpuMs));
  return [
    name.padEnd(26),
    `wall ${(of(({ wallMs }) => wallMs) / 1000).toFixed(2)} s`,
    `CPU ${(of(({ cpuMs }) => cpuMs) / 1000).toFixed(2)} s (x${ratio.toFixed(2)})`,
    `peak ${of(({ peakMB }) => peakMB)} MB`,
    `API server ${(of(({ serverMs }) => serverMs) / 1000).toFixed(2)} s`,
    `datastore ${(of(({ datastoreMs }) => datastoreMs) / 1000).toFixed(2)} s`,
  ].join('  ');
}

/** The lists that diagnosis asks for, add-ons aside that the lab does not have. */
function pathsOfKinds(): readonly string[] {
  return [...wantedKinds()]
    .filter((kind) => !isCustomKind(kind))
    .map((kind) => {
      const { apiVersion, plural } = builtIn[kind];
      return `/${apiVersion.includes('/') ? 'apis' : 'api'}/${apiVersion}/${plural}`;
    });
}

async function credentialsOf(kubeconfig: string): Promise<Record<string, string | undefined>> {
  const { server, tls, credentials } = await resolveConnection({ kubeconfig });
  const { certificate, key } = await credentials.identity();
  return { server: server.href.replace(/\/$/, ''), ca: tls.authority, cert: certificate, key };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
