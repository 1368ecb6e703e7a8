import { type Config, chooseEnvironment, type Environment, loadConfig } from '../config/load.ts';
import { connectHosts } from '../host/connect.ts';
import type { HostSource } from '../host/source.ts';
import { KubernetesClient } from '../kubernetes/client.ts';
import { LionsError, unreadableFrom } from '../model/error.ts';
import type { Unreadable } from '../model/readable.ts';
import type { CliContext } from './context.ts';
import type { ClusterFlags } from './flags.ts';

/** The cluster and the machines that a command looks at. Nothing was sent to them yet. */
export interface Target extends AsyncDisposable {
  /** The environment of lions.yaml, else the context of the kubeconfig. */
  readonly name: string;
  /** Or why there is nobody to ask: no kubeconfig. Then there is at least one host. */
  readonly client: KubernetesClient | Unreadable;
  readonly hosts: ReadonlyMap<string, HostSource>;
  /** For one answer of a server, and for the reading of one host. */
  readonly timeoutMs?: number | undefined;
}

export interface TargetFlags extends ClusterFlags {
  readonly noHosts?: boolean | undefined;
}

export function configOf(flags: ClusterFlags, { env }: CliContext): Promise<Config> {
  return loadConfig({ config: flags.config, env });
}

/**
 * The environment that the flags choose; undefined when they name a cluster of their own, whose hosts lions.yaml does not
 * know: it would be wrong to explain one cluster by the machines of another.
 * @throws {LionsError} LIONS-CFG-007
 */
export function environmentOf(flags: ClusterFlags, config: Config): Environment | undefined {
  const own = flags.kubeconfig !== undefined || flags.context !== undefined;
  return own && flags.environment === undefined ? undefined : chooseEnvironment(config, flags.environment);
}

/**
 * @throws {LionsError} LIONS-CFG-001…007 for a wrong configuration. A cluster that is down is no error here, and neither is
 * a missing kubeconfig where hosts are known: a machine whose K3s was wiped has none, and is what must be looked at.
 */
export async function openTarget(flags: TargetFlags, config: Config, context: CliContext): Promise<Target> {
  const environment = environmentOf(flags, config);
  const machines: Environment['hosts'] = flags.noHosts ? new Map() : (environment?.hosts ?? new Map());
  const client = await KubernetesClient.connect({
    kubeconfig: flags.kubeconfig ?? environment?.kubeconfig,
    context: flags.context ?? environment?.context,
    env: context.env,
    timeoutMs: flags.timeout,
    signal: context.signal,
  }).catch((error: unknown) => {
    const none = error instanceof LionsError && error.code === 'LIONS-CFG-001';
    if (none && machines.size > 0) return unreadableFrom(error);
    throw error;
  });
  const hosts = connectHosts(machines, { timeoutMs: flags.timeout });
  return {
    name: nameOf(config, environment, client),
    client,
    hosts: hosts.sources,
    timeoutMs: flags.timeout,
    async [Symbol.asyncDispose]() {
      if (!('reason' in client)) client.close();
      await hosts.close();
    },
  };
}

function nameOf(config: Config, environment: Environment | undefined, client: Target['client']): string {
  if ('reason' in client) return environment?.name ?? '';
  return config.file && environment ? environment.name : client.context;
}
