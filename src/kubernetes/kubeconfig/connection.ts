import { LionsError } from '../../model/error.ts';
import { credentialsOf } from './credentials.ts';
import type { Credentials } from './identity.ts';
import { inCluster } from './in-cluster.ts';
import { type Kubeconfig, loadKubeconfig, type Sourced, unusable } from './load.ts';
import { type LocateOptions, locateKubeconfig } from './locate.ts';
import { decodePem, readPart } from './parts.ts';
import { proxyFor } from './proxy.ts';
import type { ClusterEntry } from './schema.ts';

/** How to reach one cluster as one user. Secrets stay inside `credentials`. */
export interface Connection {
  /** The context's name; `in-cluster` for a pod's own service account. */
  readonly context: string;
  /** The context's namespace, else `default`. */
  readonly namespace: string;
  readonly server: URL;
  readonly tls: TlsSettings;
  /** An HTTP proxy that is asked to CONNECT; may hold credentials, so it is never printed. */
  readonly proxy?: URL | undefined;
  readonly credentials: Credentials;
}

export interface TlsSettings {
  /** PEM; undefined trusts the machine's own authorities. */
  readonly authority?: string | undefined;
  /** The name that the certificate must have when it is not the server's address. */
  readonly serverName?: string | undefined;
  /** `insecure-skip-tls-verify`. */
  readonly insecure: boolean;
}

export interface ConnectionOptions extends LocateOptions {
  /** A context's name; `current-context` when undefined. */
  readonly context?: string | undefined;
}

/**
 * Finds the kubeconfig and resolves one of its contexts; without any kubeconfig, a pod's service account.
 * Reads files only: no connection is made and no plugin is run.
 * @throws {LionsError} LIONS-CFG-001 when there is no kubeconfig, -002 when it cannot be used, -003 for an unknown context
 */
export async function resolveConnection(options: ConnectionOptions = {}): Promise<Connection> {
  const config = await loadKubeconfig(options);
  if (config) return connectionOf(config, options);
  const pod = await inCluster(options.env);
  if (pod) return pod;
  const places = locateKubeconfig(options).places.join(', ');
  throw new LionsError('LIONS-CFG-001', `no kubeconfig in ${places}`, { places });
}

export async function connectionOf(config: Kubeconfig, options: ConnectionOptions = {}): Promise<Connection> {
  const name = options.context ?? config.currentContext;
  const firstFile = config.files[0] ?? '';
  const known = [...config.contexts.keys()].join(', ') || '-';
  if (!name) throw unusable(firstFile, `it has no current-context; choose one with --context (it has: ${known})`);
  const context = config.contexts.get(name);
  if (!context) throw new LionsError('LIONS-CFG-003', `no context ${name}`, { name, known });
  const cluster = lookup(config.clusters, 'cluster', context.value.cluster, name, context.file);
  const user = context.value.user ? lookup(config.users, 'user', context.value.user, name, context.file) : undefined;
  const server = serverOf(cluster);
  return {
    context: name,
    namespace: context.value.namespace ?? 'default',
    server,
    tls: await tlsOf(cluster),
    proxy: proxyOf(cluster, server, options.env),
    credentials: await credentialsOf(user, { cluster: cluster.value, server: server.href, env: options.env }),
  };
}

function lookup<T>(
  entries: ReadonlyMap<string, Sourced<T>>,
  what: string,
  name: string | undefined,
  context: string,
  file: string,
): Sourced<T> {
  if (!name) throw unusable(file, `context ${context} names no ${what}`);
  const entry = entries.get(name);
  if (!entry) throw unusable(file, `context ${context} names the ${what} ${name}, which is not there`);
  return entry;
}

function serverOf({ file, value }: Sourced<ClusterEntry>): URL {
  const text = value.server;
  if (!text) throw unusable(file, 'the cluster has no server');
  // kubectl accepts a bare host and port.
  const url = URL.parse(text.includes('://') ? text : `http://${text}`);
  if (!url || !['https:', 'http:'].includes(url.protocol) || url.username || url.password) {
    throw unusable(file, 'server: not a valid http or https address');
  }
  return url;
}

async function tlsOf({ file, value }: Sourced<ClusterEntry>): Promise<TlsSettings> {
  const inline = value['certificate-authority-data'];
  const path = value['certificate-authority'];
  const authority = inline
    ? decodePem(inline, file, 'certificate-authority-data')
    : path && (await readPart(path, file, 'certificate-authority'));
  return {
    authority: authority || undefined,
    serverName: value['tls-server-name'],
    insecure: value['insecure-skip-tls-verify'] ?? false,
  };
}

function proxyOf({ file, value }: Sourced<ClusterEntry>, server: URL, env = process.env): URL | undefined {
  const explicit = value['proxy-url'];
  const text = explicit ?? proxyFor(server, env);
  if (!text) return undefined;
  const url = URL.parse(text.includes('://') ? text : `http://${text}`);
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return url;
  throw unusable(explicit ? file : 'environment', 'the proxy must be an http or https address');
}
