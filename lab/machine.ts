import { join } from 'node:path';
import { execa } from 'execa';
import { shellCommand } from '../src/model/shell.ts';
import { LabError } from './error.ts';
import { runFolder } from './state.ts';

/** How to reach a host over SSH; what `lions.yaml` needs of it. */
export interface SshTarget {
  readonly address: string;
  readonly user: string;
  readonly port: number;
  readonly keyFile: string;
  readonly knownHostsFile: string;
}

export interface Machine {
  /** The machine's name, which is also its node's. */
  readonly name: string;
  readonly role: 'server' | 'agent';
  /** K3s's unit on it. */
  readonly unit: 'k3s' | 'k3s-agent';
  readonly ssh: SshTarget;
}

export function machineOf(folder: string, lab: string, net: string, number: number): Machine {
  const server = number === 1;
  return {
    name: server ? lab : `${lab}-${number}`,
    role: server ? 'server' : 'agent',
    unit: server ? 'k3s' : 'k3s-agent',
    ssh: {
      address: `${net}.${number + 1}`,
      user: 'root',
      port: 22,
      keyFile: join(folder, 'id'),
      knownHostsFile: join(runFolder(folder, lab), 'known_hosts'),
    },
  };
}

/** OpenSSH's arguments up to and including the destination. */
export function sshArguments(target: SshTarget): string[] {
  const options = {
    BatchMode: 'yes',
    StrictHostKeyChecking: 'accept-new',
    UserKnownHostsFile: target.knownHostsFile,
    ConnectTimeout: '5',
    LogLevel: 'ERROR',
  };
  return [
    '-F',
    'none',
    '-i',
    target.keyFile,
    '-p',
    String(target.port),
    ...Object.entries(options).flatMap(([key, value]) => ['-o', `${key}=${value}`]),
    '--',
    `${target.user}@${target.address}`,
  ];
}

/** Runs one command on a machine and gives back what it printed. */
export async function runOn(machine: Machine, command: readonly string[], input?: string): Promise<string> {
  const remote = shellCommand(...command);
  const result = await execa('ssh', [...sshArguments(machine.ssh), remote], { input: input ?? '', reject: false });
  if (result.exitCode === 0) return result.stdout;
  throw new LabError(`on ${machine.name}: ${command.join(' ')}: ${result.stderr || `exit ${result.exitCode}`}`);
}

/** Runs lines of shell on a machine; they stop at the first that fails. */
export function script(machine: Machine, lines: string): Promise<string> {
  return runOn(machine, ['bash', '-euo', 'pipefail', '-s'], lines);
}
