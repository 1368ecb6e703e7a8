import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { LionsError } from '../model/error.ts';
import type { ApiFacts } from '../model/snapshot.ts';
import { Discovery } from './discovery.ts';
import { type EvictOptions, evict } from './evict.ts';
import * as run from './exec.ts';
import { type Connection, type ConnectionOptions, resolveConnection } from './kubeconfig/connection.ts';
import { type ListOptions, type ListResult, list, type Selection } from './list.ts';
import { type LogOptions, readLog, streamLog } from './logs.ts';
import type { NewObject, RawObject } from './object.ts';
import { type DialOptions, dial, type ForwardOptions, type PortForward, portForward } from './port-forward.ts';
import { Reflector, type ReflectorOptions } from './reflector.ts';
import { objectPath, query, type Resource } from './resource.ts';
import type { CallControl } from './transport/deadline.ts';
import type { HttpCall } from './transport/exchange.ts';
import { type Answer, Transport, type TransportOptions } from './transport/transport.ts';
import { type WatchEvent, type WatchOptions, watch } from './watch.ts';
import * as write from './write.ts';

export interface ConnectOptions extends ConnectionOptions, TransportOptions {}

export interface GetOptions extends CallControl {
  readonly namespace?: string | undefined;
  readonly subresource?: string | undefined;
  /** `0` answers from the server's cache. */
  readonly resourceVersion?: string | undefined;
}

/**
 * One cluster as one user. All calls share keep-alive connections; all may run at the same time. Objects are plain JSON as
 * the server sent it. Reads are repeated when the connection is cut or the server is overloaded, writes only on 429.
 * Every call throws a LionsError: `KubernetesError` when the server refused, LIONS-NET-… when it could not be asked.
 */
export class KubernetesClient {
  readonly transport: Transport;
  readonly discovery: Discovery;

  constructor(connection: Connection, options: TransportOptions = {}) {
    this.transport = new Transport(connection, options);
    this.discovery = new Discovery(this.transport);
  }

  /**
   * Reads the kubeconfig; nothing is sent yet, so it works with the cluster down.
   * @throws {LionsError} LIONS-CFG-001…003
   */
  static async connect(options: ConnectOptions = {}): Promise<KubernetesClient> {
    return new KubernetesClient(await resolveConnection(options), options);
  }

  /** The server's address, without credentials. */
  get server(): string {
    return this.transport.connection.server.href.replace(/\/$/, '');
  }

  /** The context's name. */
  get context(): string {
    return this.transport.connection.context;
  }

  /** The context's namespace. Only a hint for command lines: no call uses it by itself. */
  get namespace(): string {
    return this.transport.connection.namespace;
  }

  async get<T = RawObject>(resource: Resource, name: string, options: GetOptions = {}): Promise<T> {
    const { namespace, subresource, resourceVersion, timeoutMs, signal } = options;
    const path = objectPath(resource, { namespace, name, subresource }) + query({ resourceVersion });
    return this.transport.json<T>({ method: 'GET', path, timeoutMs, signal });
  }

  /** See {@link list}: pages of 500, restarted on 410, projected page by page. */
  list<T = RawObject>(resource: Resource, options: ListOptions<T> = {}): Promise<ListResult<T>> {
    return list(this.transport, resource, options);
  }

  /** See {@link watch}: one watch, ended by the server after a while. To follow a kind for long, take a {@link Reflector}. */
  watch<T = RawObject>(
    resource: Resource,
    options: WatchOptions<T> = {},
  ): AsyncGenerator<WatchEvent<T>, void, undefined> {
    return watch(this.transport, resource, options);
  }

  /** Does nothing before its `run()`. */
  reflector<T = RawObject>(resource: Resource, options: ReflectorOptions<T>): Reflector<T> {
    return new Reflector(this.transport, resource, options);
  }

  async create<T = RawObject>(resource: Resource, object: NewObject, options: write.WriteOptions = {}): Promise<T> {
    return write.create<T>(this.transport, resource, object, options);
  }

  async replace<T = RawObject>(resource: Resource, object: NewObject, options: write.WriteOptions = {}): Promise<T> {
    return write.replace<T>(this.transport, resource, object, options);
  }

  async patch<T = RawObject>(
    resource: Resource,
    name: string,
    change: write.Patch,
    options: write.WriteOptions = {},
  ): Promise<T> {
    return write.patch<T>(this.transport, resource, name, change, options);
  }

  /** Server-side apply. A field that another manager owns is a conflict (LIONS-API-004) unless `force`. */
  async apply<T = RawObject>(resource: Resource, object: NewObject, options: write.ApplyOptions = {}): Promise<T> {
    return write.apply<T>(this.transport, resource, object, options);
  }

  async delete(
    resource: Resource,
    name: string,
    options: write.DeleteOptions = {},
  ): Promise<write.DeleteResult<RawObject>> {
    return write.remove(this.transport, resource, name, options);
  }

  async deleteAll(resource: Resource, options: write.DeleteOptions & Selection): Promise<void> {
    return write.removeAll(this.transport, resource, options);
  }

  /** Heeds PodDisruptionBudgets. @throws {EvictionBlocked} when one of them does not allow it now */
  evict(options: EvictOptions): Promise<void> {
    return evict(this.transport, options);
  }

  /** Exit status in the result, not as an error; see {@link run.exec}. */
  exec(options: run.ExecOptions): Promise<run.ExecResult> {
    return run.exec(this.transport, options);
  }

  execText(options: Omit<run.ExecOptions, 'stdout' | 'stderr' | 'tty'>): Promise<run.ExecTextResult> {
    return run.execText(this.transport, options);
  }

  attach(options: run.AttachOptions): Promise<run.ExecResult> {
    return run.attach(this.transport, options);
  }

  /** One connection to a pod's port. */
  dial(options: DialOptions): Promise<Duplex> {
    return dial(this.transport, options);
  }

  /** A port of this machine that leads to a pod's. */
  portForward(options: ForwardOptions): Promise<PortForward> {
    return portForward(this.transport, options);
  }

  readLog(options: LogOptions): Promise<string> {
    return readLog(this.transport, options);
  }

  streamLog(options: LogOptions & { readonly follow?: boolean }): Promise<IncomingMessage> {
    return streamLog(this.transport, options);
  }

  /** @throws {LionsError} LIONS-API-009 when what answers is not an API server */
  async version(control: CallControl = {}): Promise<ApiFacts> {
    const body = await this.transport.json<{ gitVersion?: unknown } | null>({
      ...control,
      method: 'GET',
      path: '/version',
    });
    const version = body?.gitVersion;
    if (typeof version === 'string') return { server: this.server, version };
    throw new LionsError('LIONS-API-009', '/version has no gitVersion', { target: this.transport.target });
  }

  /** Any path of the API server, such as `/readyz?verbose` or `/metrics`; the caller answers for its encoding. */
  raw(call: HttpCall): Promise<Answer> {
    return this.transport.send(call);
  }

  /** Closes idle connections. Calls that run go on; the process no longer waits for this client. */
  close(): void {
    this.transport.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }
}
