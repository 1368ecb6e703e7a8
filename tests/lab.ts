import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { hostFacts, reasons } from '../lab/availability.ts';
import { LabError } from '../lab/error.ts';
import { type Lab, labOf } from '../lab/lab.ts';
import { bringUp } from '../lab/lifecycle.ts';
import type { Machine } from '../lab/machine.ts';
import { allRunning, isBuilt, machineStates } from '../lab/machine-states.ts';
import { type Extra, extraList, type LabSettings, labFolder, labName } from '../lab/settings.ts';
import { chooseNet, readSettings } from '../lab/state.ts';

/** A real cluster that tests may use. They make namespaces of their own there and remove them. */
export interface TestCluster {
  readonly kubeconfig: string;
  /** Its machines as far as they may be reached over SSH, the server first. Empty: tests of hosts cannot run. */
  readonly machines: readonly Machine[];
  /** What the lab's faults act on. Of a foreign cluster only what SSH and kubectl can do works; see `ours`. */
  readonly lab: Lab;
  /** It is the lab of this project: it may be broken from outside (power, cables, registry), and holds the lab's images. */
  readonly ours: boolean;
}

export type Found = { readonly cluster: TestCluster } | { readonly skip: string };

/**
 * The one place where tests get a cluster. First choice first:
 *
 * - `LIONS_TEST_KUBECONFIG=FILE`: that cluster, with `LIONS_TEST_SSH` its hosts, see {@link machinesOf};
 * - the lab named `LAB_NAME` (default `vps`) when it is up, or built before, so that it is up within a minute;
 * - `LIONS_LAB=auto`: the lab, built first where it can run at all (20 minutes);
 * - `LIONS_LAB=required`: the same, and where it cannot run that is a failure and not a skip;
 * - `LIONS_LAB=off`: no lab, whatever there is.
 */
export async function testCluster(env: NodeJS.ProcessEnv = process.env): Promise<Found> {
  const kubeconfig = env['LIONS_TEST_KUBECONFIG'];
  if (kubeconfig) return { cluster: foreignCluster(kubeconfig, env) };
  const mode = env['LIONS_LAB'];
  if (mode === 'off') return { skip: 'LIONS_LAB=off' };
  const why = reasons(hostFacts());
  if (why.length > 0 && mode === 'required') throw new LabError(`LIONS_LAB=required, but ${why.join('; ')}`);
  if (why.length > 0) return { skip: `${why.join('; ')}. Another cluster can be given: LIONS_TEST_KUBECONFIG=FILE` };
  const folder = labFolder(env);
  const settings = settingsOf(folder, labName(env['LAB_NAME'] ?? 'vps'));
  const lab = labOf(folder, settings);
  const asked = mode === 'auto' || mode === 'required';
  if (!asked && !isBuilt(lab)) {
    return { skip: 'the lab was never built; `npm run lab -- up --agents 1` or LIONS_LAB=auto does it, in 20 minutes' };
  }
  if (hasAll(readSettings(folder, settings.name)) && allRunning(lab, await machineStates(lab)))
    return { cluster: ourCluster(lab) };
  return { cluster: ourCluster(await bringUp(folder, settings, (line) => process.stderr.write(`lab: ${line}\n`))) };
}

/** What the cases of family `certificate` find in the lab. */
const extras: readonly Extra[] = ['cert-manager', 'acme'];

function hasAll(settings: LabSettings | undefined): boolean {
  return settings !== undefined && settings.agents > 0 && extras.every((extra) => settings.with.includes(extra));
}

/** As it was made; with one agent at least, for most faults of hosts strike one, and with what the cases need. */
function settingsOf(folder: string, name: string): LabSettings {
  const old = readSettings(folder, name);
  const fresh: LabSettings = { name, net: '', kubernetes: '1.35', agents: 1, with: [] };
  const settings = old ?? { ...fresh, net: chooseNet(folder) };
  return {
    ...settings,
    agents: Math.max(1, settings.agents),
    with: extraList([...settings.with, ...extras].join(',')),
  };
}

function ourCluster(lab: Lab): TestCluster {
  return { kubeconfig: lab.kubeconfig, machines: lab.machines, lab, ours: true };
}

function foreignCluster(kubeconfig: string, env: NodeJS.ProcessEnv): TestCluster {
  const machines = machinesOf(env['LIONS_TEST_SSH'] ?? '', env['LIONS_TEST_SSH_KEY'] ?? '');
  const settings: LabSettings = { name: 'foreign', net: '', kubernetes: '1.35', agents: machines.length - 1, with: [] };
  const lab: Lab = {
    ...labOf(tmpdir(), settings),
    machines,
    server: machines[0] as Machine,
    kubeconfig,
    kubectlCommand: ['kubectl', '--kubeconfig', kubeconfig],
    kubectl: async (args, input) =>
      (await execa('kubectl', ['--kubeconfig', kubeconfig, ...args], { input: input ?? '' })).stdout,
    shell: async (script) => {
      throw new LabError(`${script} acts on machines of the lab only`);
    },
  };
  return { kubeconfig, machines, lab, ours: false };
}

/**
 * Reads `LIONS_TEST_SSH`: `NODE=USER@ADDRESS[:PORT]`, separated by commas, the server first, such as
 * `web-1=root@192.0.2.10,web-2=root@192.0.2.11:2222`. All take the key in the file `LIONS_TEST_SSH_KEY`; an unknown host
 * key is accepted once.
 * @throws {LabError} for anything else, and for hosts without a key
 */
export function machinesOf(text: string, keyFile: string): readonly Machine[] {
  const entries = text.split(',').map((entry) => entry.trim());
  if (text.trim() === '') return [];
  if (keyFile === '') throw new LabError('LIONS_TEST_SSH needs LIONS_TEST_SSH_KEY, the file of a private key');
  return entries.map((entry, index) => {
    const parts = /^([a-z0-9.-]+)=([^@\s]+)@([^@\s:]+|\[[0-9a-f:]+\])(?::(\d+))?$/.exec(entry);
    if (!parts) throw new LabError(`LIONS_TEST_SSH: "${entry}" is not NODE=USER@ADDRESS[:PORT]`);
    const [, name = '', user = '', address = '', port = '22'] = parts;
    const knownHostsFile = join(tmpdir(), 'lions-test-known-hosts');
    const ssh = { address: address.replace(/^\[|\]$/g, ''), user, port: Number(port), keyFile, knownHostsFile };
    return index === 0 ? { name, role: 'server', unit: 'k3s', ssh } : { name, role: 'agent', unit: 'k3s-agent', ssh };
  });
}
