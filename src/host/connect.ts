import type { HostTarget } from '../model/host-target.ts';
import { localAddress } from '../model/host-target.ts';
import { readFacts } from './facts/read-facts.ts';
import { type Machine, thisMachine } from './machine.ts';
import type { HostSource } from './source.ts';
import { defaultKnownHostsFile, sshMachine } from './ssh.ts';

export interface ConnectHostsOptions {
  /** Where LIONS remembers host keys, and then the only file that counts. `known_hosts` in the state folder when undefined. */
  readonly knownHostsFile?: string | undefined;
  /** Another ssh configuration than the user's; `none` for no configuration at all. */
  readonly sshConfigFile?: string | undefined;
  /** For a whole reading of one host, connection included. Milliseconds; 30,000 when undefined. */
  readonly timeoutMs?: number | undefined;
}

/** Hosts that can be read; nothing is sent before the first `read`. Closing ends the connections that were kept open. */
export interface Hosts extends AsyncDisposable {
  readonly sources: ReadonlyMap<string, HostSource>;
  close(): Promise<void>;
}

/** @param targets by the name that each host has in `lions.yaml` */
export function connectHosts(targets: ReadonlyMap<string, HostTarget>, options: ConnectHostsOptions = {}): Hosts {
  const { timeoutMs } = options;
  const machines = new Map(
    [...targets].map(([name, target]) => [name, { target, machine: machineOf(target, options) }]),
  );
  const sources = [...machines].map(([name, { target, machine }]) => {
    const read = (signal?: AbortSignal) => readFacts(machine, target.role, { timeoutMs, signal });
    return [name, { read }] as const;
  });
  const close = async () => {
    await Promise.all([...machines.values()].map(({ machine }) => machine.close()));
  };
  return { sources: new Map(sources), close, [Symbol.asyncDispose]: close };
}

/** The machine that a target means. */
export function machineOf(target: HostTarget, options: ConnectHostsOptions = {}): Machine {
  if (target.address === localAddress) return thisMachine();
  return sshMachine(target, {
    knownHostsFile: options.knownHostsFile ?? defaultKnownHostsFile(),
    trustUsersKnownHosts: options.knownHostsFile === undefined,
    configFile: options.sshConfigFile,
  });
}
