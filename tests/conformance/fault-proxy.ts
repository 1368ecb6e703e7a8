import { request as httpRequest, type IncomingMessage, type RequestOptions, type ServerResponse } from 'node:http';
import { createServer, request as httpsRequest, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { KubernetesClient } from '../../src/kubernetes/client.ts';
import type { Connection } from '../../src/kubernetes/kubeconfig/connection.ts';
import type { TransportOptions } from '../../src/kubernetes/transport/transport.ts';
import { createIdentity, type ServerIdentity } from '../../src/sandbox/tls/authority.ts';

/** What happens to one request instead of an honest answer. */
export type Fault =
  /** Nothing: the request passes. */
  | { readonly kind: 'pass' }
  /** The connection is reset before anything is answered; the cluster is not asked. */
  | { readonly kind: 'reset' }
  /** The cluster does what was asked, but its answer never comes: the connection is reset. */
  | { readonly kind: 'reset-after' }
  /** No answer, no end. */
  | { readonly kind: 'silent' }
  /** The connection breaks in the middle of the body. */
  | { readonly kind: 'cut'; readonly afterBytes: number }
  /** The body stops in the middle and the connection stays. */
  | { readonly kind: 'stall'; readonly afterBytes: number }
  /** Correct HTTP whose body was cut before it was sent. */
  | { readonly kind: 'truncate'; readonly afterBytes: number }
  /** The body comes in small pieces with pauses. */
  | { readonly kind: 'slow'; readonly bytes: number; readonly pauseMs: number }
  /** Not the cluster's answer but this one. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  /** After so many lines of a stream this text is added, and the answer ends in good order. */
  | { readonly kind: 'inject'; readonly afterLines: number; readonly text: string }
  /** The connection of a WebSocket breaks after so many bytes from the cluster. */
  | { readonly kind: 'cut-socket'; readonly afterBytes: number };

export interface Seen {
  readonly method: string;
  readonly path: string;
}

/**
 * An HTTPS server of its own certificate before a cluster, which spoils answers on purpose. It asks the cluster with the
 * given client's credentials, so its own clients need none.
 */
export class FaultProxy {
  readonly seen: Seen[] = [];
  readonly identity: ServerIdentity;
  readonly #upstream: KubernetesClient;
  readonly #server: Server;
  readonly #clients: KubernetesClient[] = [];
  readonly #plan: Fault[] = [];
  readonly #sockets = new Set<Duplex>();

  private constructor(upstream: KubernetesClient, identity: ServerIdentity) {
    this.#upstream = upstream;
    this.identity = identity;
    this.#server = createServer({ cert: identity.certificate, key: identity.key }, (request, response) => {
      this.#serve(request, response).catch(() => response.destroy());
    });
    this.#server.on('upgrade', (request, socket, head) => {
      this.#upgrade(request, socket, head).catch(() => socket.destroy());
    });
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    this.#server.on('tlsClientError', () => undefined);
  }

  /** @param identity another server certificate than a good one, for the faults of TLS */
  static async start(upstream: KubernetesClient, identity?: ServerIdentity): Promise<FaultProxy> {
    const proxy = new FaultProxy(upstream, identity ?? (await createIdentity()));
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** The next requests suffer these, one each and in this order; whatever comes later passes. */
  plan(...faults: readonly Fault[]): void {
    this.#plan.push(...faults);
  }

  /** A client that reaches the cluster through this proxy. Closed with it. */
  client(options: TransportOptions = {}, change: Partial<Connection> = {}): KubernetesClient {
    const connection: Connection = {
      context: 'through-the-fault-proxy',
      namespace: 'default',
      server: new URL(`https://127.0.0.1:${this.port}`),
      tls: { authority: this.identity.authority, insecure: false },
      credentials: { headers: {}, identity: async () => ({}), renew: () => false },
      ...change,
    };
    const client = new KubernetesClient(connection, { timeoutMs: 20_000, ...options });
    this.#clients.push(client);
    return client;
  }

  async close(): Promise<void> {
    for (const client of this.#clients) client.close();
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.seen.push({ method: request.method ?? '', path: request.url ?? '' });
    const fault = this.#plan.shift() ?? { kind: 'pass' };
    const body = await bodyOf(request);
    if (fault.kind === 'silent') return;
    if (fault.kind === 'reset') return void resetConnection(request);
    if (fault.kind === 'answer') {
      response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers });
      return void response.end(fault.body ?? '');
    }
    const answer = await this.#ask(request, body);
    response.once('close', () => answer.destroy());
    if (fault.kind === 'reset-after') {
      answer.resume();
      await new Promise((resolve) => answer.once('end', resolve));
      return void resetConnection(request);
    }
    const { 'transfer-encoding': _, connection: __, ...headers } = answer.headers;
    if (fault.kind === 'truncate') delete headers['content-length'];
    if (fault.kind === 'inject') delete headers['content-length'];
    response.writeHead(answer.statusCode ?? 502, headers);
    response.flushHeaders();
    await spoil(fault, answer, response);
  }

  async #ask(request: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
    const { host: _, connection: __, ...headers } = request.headers;
    const outgoing = await this.#outgoing(request, headers);
    return new Promise((resolve, reject) => {
      outgoing.once('response', resolve).once('error', reject);
      outgoing.end(body);
    });
  }

  async #outgoing(request: IncomingMessage, headers: IncomingMessage['headers']) {
    const route = await this.#upstream.transport.route();
    const { server } = route;
    const options: RequestOptions = {
      host: server.hostname,
      port: server.port || 443,
      method: request.method,
      path: request.url,
      agent: route.agent,
      headers: { ...headers, ...route.headers },
    };
    return server.protocol === 'https:' ? httpsRequest(options) : httpRequest(options);
  }

  async #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    this.seen.push({ method: 'UPGRADE', path: request.url ?? '' });
    const fault = this.#plan.shift() ?? { kind: 'pass' };
    const { host: _, ...headers } = request.headers;
    const outgoing = await this.#outgoing(request, headers);
    socket.on('error', () => undefined);
    outgoing.once('error', () => socket.destroy());
    outgoing.once('upgrade', (response, upstream, first) => {
      const lines = Object.entries(response.headers).map(([name, value]) => `${name}: ${value}`);
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`);
      upstream.on('error', () => socket.destroy());
      upstream.once('close', () => socket.destroy());
      socket.once('close', () => upstream.destroy());
      upstream.write(head);
      socket.pipe(upstream);
      let left = fault.kind === 'cut-socket' ? fault.afterBytes : Number.POSITIVE_INFINITY;
      const forward = (chunk: Buffer) => {
        socket.write(chunk.subarray(0, left));
        left -= chunk.length;
        if (left <= 0) socket.destroy();
      };
      if (first.length > 0) forward(first);
      upstream.on('data', forward);
    });
    outgoing.end();
  }
}

async function spoil(fault: Fault, answer: IncomingMessage, response: ServerResponse): Promise<void> {
  let sent = 0;
  let lines = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    if (fault.kind === 'slow') {
      for (let start = 0; start < chunk.length; start += fault.bytes) {
        response.write(chunk.subarray(start, start + fault.bytes));
        await pause(fault.pauseMs);
      }
    } else if (fault.kind === 'cut' || fault.kind === 'stall' || fault.kind === 'truncate') {
      const part = chunk.subarray(0, fault.afterBytes - sent);
      await new Promise((resolve) => response.write(part, resolve));
      sent += part.length;
      if (sent < fault.afterBytes) continue;
      if (fault.kind === 'stall') return;
      if (fault.kind === 'truncate') return void response.end();
      return void response.destroy();
    } else {
      response.write(chunk);
      lines += chunk.filter((byte) => byte === 0x0a).length;
      if (fault.kind === 'inject' && lines >= fault.afterLines) return void response.end(fault.text);
    }
  }
  response.end();
}

function resetConnection(request: IncomingMessage): void {
  // Through TLS there is no RST of the encrypted socket itself; its TCP connection below has one.
  const raw = (request.socket as unknown as { _parent?: { resetAndDestroy?(): void } })._parent;
  if (raw?.resetAndDestroy) raw.resetAndDestroy();
  else request.socket.destroy();
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
