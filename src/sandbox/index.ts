import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { HostFacts } from '../model/host.ts';
import type { Readable } from '../model/readable.ts';
import { Access } from './api/access.ts';
import type { Context } from './api/context.ts';
import { startBehaviour } from './behaviour/behaviour.ts';
import { type KubeconfigFile, writeKubeconfig } from './kubeconfig.ts';
import { loadScenario } from './scenario/load.ts';
import { createApiServer } from './server.ts';
import type { Store } from './store/store.ts';
import { createIdentity } from './tls/authority.ts';

export { listScenarios } from './scenario/catalogue.ts';
export type { Store } from './store/store.ts';

export interface SandboxOptions {
  /** A scenario's name, or the path of a scenario file. */
  readonly scenario: string;
  /** Default: any free port. */
  readonly port?: number;
  /** Closes the sandbox when it aborts. */
  readonly signal?: AbortSignal;
  /** Default 60 s. */
  readonly bookmarkEveryMs?: number;
  /** How long simulated containers take to stop. Default 200 ms. */
  readonly stopMs?: number;
}

export interface Sandbox {
  readonly url: string;
  /** Path of a kubeconfig in a private folder, removed by {@link Sandbox.close}. */
  readonly kubeconfig: string;
  readonly token: string;
  readonly store: Store;
  /** The simulated machines, by the name that a configuration would give them. */
  readonly hosts: ReadonlyMap<string, Readable<HostFacts>>;
  /** Ends all connections and removes the kubeconfig. May be called twice. */
  close(): Promise<void>;
}

/**
 * Starts a simulated cluster in this process, on 127.0.0.1.
 * @throws {LionsError} LIONS-BOX-001 for an unknown scenario, LIONS-BOX-002 for one that cannot be used
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const now = () => new Date();
  const scenario = await loadScenario(options.scenario, now());
  const { store } = scenario;
  const token = randomBytes(24).toString('base64url');
  const identity = await createIdentity(now());
  const context: Context = {
    store,
    access: new Access(scenario.denied),
    logs: scenario.logs,
    now,
    bookmarkEveryMs: options.bookmarkEveryMs ?? 60_000,
    stopMs: options.stopMs ?? 200,
  };
  const server = createApiServer({ context, identity, token, delayMs: scenario.api.delayMs });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stopBehaviour = startBehaviour(store, context);
  let file: KubeconfigFile | undefined;
  const close = async () => {
    stopBehaviour();
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    await file?.remove();
  };
  try {
    file = await writeKubeconfig(url, identity.authority, token);
    // A port that was just free and where nothing listens any more is what a stopped API server looks like.
    if (scenario.api.state === 'down') await new Promise<void>((resolve) => server.close(() => resolve()));
  } catch (error) {
    await close();
    throw error;
  }
  options.signal?.addEventListener('abort', () => void close(), { once: true });
  return { url, kubeconfig: file.path, token, store, hosts: scenario.hosts, close };
}
