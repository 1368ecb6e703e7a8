import type { HostFacts } from '../../model/host.ts';
import type { Readable } from '../../model/readable.ts';
import type { Denial } from '../api/access.ts';
import type { ContainerLogs } from '../api/context.ts';
import { Store } from '../store/store.ts';
import { buildCluster } from './build.ts';
import { hostFacts } from './hosts.ts';
import { parseScenario, unusable } from './parse.ts';
import { Clock, milliseconds, withTimes } from './time.ts';

/** A scenario made real: the state that a server can serve. */
export interface Scenario {
  readonly store: Store;
  readonly logs: ContainerLogs;
  readonly hosts: ReadonlyMap<string, Readable<HostFacts>>;
  readonly denied: readonly Denial[];
  readonly api: { readonly state: 'up' | 'down'; readonly delayMs: number };
}

/** @throws {LionsError} LIONS-BOX-001, LIONS-BOX-002 */
export async function loadScenario(name: string, start: Date): Promise<Scenario> {
  const clock = new Clock(start);
  const file = withTimes(await parseScenario(name), clock);
  const store = new Store();
  const logs: ContainerLogs = new Map();
  try {
    buildCluster(file, clock, store, logs);
    const hosts = new Map(Object.entries(file.hosts).map(([host, facts]) => [host, hostFacts(facts, clock)]));
    return {
      store,
      logs,
      hosts,
      denied: file.denied,
      api: { state: file.api.state, delayMs: milliseconds(file.api.delay) },
    };
  } catch (error) {
    throw unusable(name, error instanceof Error ? error.message : String(error), error);
  }
}
