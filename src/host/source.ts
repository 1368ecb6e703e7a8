import type { HostFacts } from '../model/host.ts';
import type { Readable } from '../model/readable.ts';

/** Where the facts of one host come from: a machine over SSH, this machine, or a simulated one. */
export interface HostSource {
  /** Never throws for a host that cannot be read; that is what the result says. @throws LIONS-CLI-003 when the signal aborts */
  read(signal?: AbortSignal): Promise<Readable<HostFacts>>;
}

/** Facts that are known already, such as those of the sandbox's simulated machines. */
export function fixedHost(facts: Readable<HostFacts>): HostSource {
  return { read: () => Promise.resolve(facts) };
}
