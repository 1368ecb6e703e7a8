import type { HostTarget } from '../model/host-target.ts';
import type { HostSource } from './source.ts';

export interface ConnectHostsOptions {
  /** Where LIONS remembers host keys; `known_hosts` in the state folder when undefined. */
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
export function connectHosts(_targets: ReadonlyMap<string, HostTarget>, _options: ConnectHostsOptions = {}): Hosts {
  throw new Error('not written yet');
}
