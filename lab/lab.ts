import { join } from 'node:path';
import { execa } from 'execa';
import { exitCode, LabError } from './error.ts';
import { type Machine, machineOf } from './machine.ts';
import { type Progress, runScript } from './script.ts';
import { type LabSettings, versions } from './settings.ts';
import { readSettings, runFolder } from './state.ts';

/** One lab that was made: where everything is, and the few things one does to it. */
export interface Lab {
  readonly folder: string;
  readonly settings: LabSettings;
  readonly machines: readonly Machine[];
  readonly server: Machine;
  readonly kubeconfig: string;
  /** The real kubectl: K3s's own binary, with `kubectl` as its first argument. */
  readonly kubectlCommand: readonly [string, ...string[]];
  /** The outside world: registry, releases, DNS. */
  readonly outside: string;
  kubectl(args: readonly string[], input?: string): Promise<string>;
  /** A shell part of the lab, see shell/. */
  shell(script: string, args?: readonly string[], progress?: Progress): Promise<void>;
}

export function labOf(folder: string, settings: LabSettings): Lab {
  const machines = Array.from({ length: settings.agents + 1 }, (_, i) =>
    machineOf(folder, settings.name, settings.net, i + 1),
  );
  const kubeconfig = join(runFolder(folder, settings.name), 'kubeconfig');
  const k3s = join(folder, 'releases', `${versions[settings.kubernetes]}+k3s1`, 'k3s');
  return {
    folder,
    settings,
    machines,
    server: machines[0] as Machine,
    kubeconfig,
    kubectlCommand: [k3s, 'kubectl', '--kubeconfig', kubeconfig],
    outside: `${settings.net}.1`,
    async kubectl(args, input) {
      const command = ['kubectl', '--kubeconfig', kubeconfig, ...args];
      const result = await execa(k3s, command, { input: input ?? '', reject: false, maxBuffer: 64 * 1024 * 1024 });
      if (result.exitCode === 0) return result.stdout;
      throw new LabError(`kubectl ${args.join(' ')}: ${result.stderr || `exit ${result.exitCode}`}`);
    },
    shell: (script, args = [], progress = () => {}) => runScript(folder, settings, script, args, progress),
  };
}

/** The lab of that name; an error that says what to do when there is none. */
export function openLab(folder: string, name: string): Lab {
  const settings = readSettings(folder, name);
  if (!settings) throw new LabError(`there is no lab "${name}"; make one with: npm run lab -- up --name ${name}`);
  return labOf(folder, settings);
}

export function machineNamed(lab: Lab, name: string): Machine {
  const found = lab.machines.find((machine) => machine.name === name);
  if (found) return found;
  const names = lab.machines.map((machine) => machine.name).join(', ');
  throw new LabError(`lab ${lab.settings.name} has no node "${name}"; it has ${names}`, exitCode.usage);
}
