import { createServer, type Server, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import { LionsError } from '../model/error.ts';
import { builtIn } from './built-in.ts';
import { bytes } from './exec-channels.ts';
import { objectPath, query } from './resource.ts';
import type { CallControl } from './transport/deadline.ts';
import { networkError } from './transport/network-error.ts';
import { openSocket } from './transport/socket.ts';
import type { Transport } from './transport/transport.ts';

export interface DialOptions extends CallControl {
  readonly namespace: string;
  readonly pod: string;
  readonly port: number;
}

export interface ForwardOptions extends DialOptions {
  /** On 127.0.0.1; a free one when undefined. */
  readonly localPort?: number | undefined;
  /** Called when one forwarded connection fails; the others go on. */
  readonly onTrouble?: ((error: LionsError) => void) | undefined;
}

export interface PortForward {
  readonly localPort: number;
  /** Stops listening and ends every forwarded connection. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

const data = 0;
const errors = 1;
const frameBytes = 32 * 1024;
/** The protocol knows no half-closed connection: after the local end finished, the rest of the answer gets this long. */
const lingerMs = 10_000;

/**
 * One connection to a port of a pod, as a stream. `timeoutMs` counts for opening it. A port on which nothing listens shows
 * as an error of the stream (LIONS-NET-001), since the server tells it only then.
 */
export async function dial(transport: Transport, options: DialOptions): Promise<Duplex> {
  const { namespace, pod, port, timeoutMs, signal } = options;
  const path = objectPath(builtIn.Pod, { namespace, name: pod, subresource: 'portforward' }) + query({ ports: port });
  const socket = await openSocket(transport, path, ['v4.channel.k8s.io'], { timeoutMs, signal });
  return new PodStream(socket, `${namespace}/${pod}:${port}`);
}

/** Listens on this machine only and carries each connection to the pod's port. The signal ends it too. */
export async function portForward(transport: Transport, options: ForwardOptions): Promise<PortForward> {
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (local) => {
    open.add(local);
    local.once('close', () => open.delete(local));
    carry(transport, options, local).catch((error: unknown) => {
      local.destroy();
      options.onTrouble?.(networkError(error, transport.target));
    });
  });
  const localPort = await listen(server, options.localPort ?? 0);
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const local of open) local.destroy();
    });
  options.signal?.addEventListener('abort', () => void close(), { once: true });
  return { localPort, close, [Symbol.asyncDispose]: close };
}

async function carry(transport: Transport, options: ForwardOptions, local: Socket): Promise<void> {
  local.pause();
  local.on('error', () => local.destroy());
  const remote = await dial(transport, options);
  let linger: NodeJS.Timeout | undefined;
  local.once('end', () => {
    linger = setTimeout(() => remote.destroy(), lingerMs);
    remote.on('data', () => linger?.refresh());
  });
  local.once('close', () => {
    clearTimeout(linger);
    remote.destroy();
  });
  if (local.destroyed) return void remote.destroy();
  remote.once('close', () => local.destroySoon());
  remote.once('error', (error) => options.onTrouble?.(networkError(error, transport.target)));
  local.pipe(remote, { end: false });
  remote.pipe(local);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(networkError(error, `127.0.0.1:${port}`)));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/** A WebSocket that carries one port: channel 0 the bytes, channel 1 the pod's complaint, each beginning with the port. */
class PodStream extends Duplex {
  readonly #socket: WebSocket;
  readonly #name: string;
  readonly #begun = new Set<number>();

  constructor(socket: WebSocket, name: string) {
    super({ allowHalfOpen: true });
    this.#socket = socket;
    this.#name = name;
    socket.on('message', (message: RawData) => this.#take(bytes(message)));
    socket.once('close', (code) => {
      if (code === 1000 || code === 1001 || this.readableEnded) this.push(null);
      else this.destroy(new LionsError('LIONS-NET-005', 'the forwarded connection broke', { target: name }));
    });
    socket.resume();
  }

  #take(message: Buffer): void {
    const channel = message[0] ?? data;
    const payload = message.subarray(this.#begun.has(channel) ? 1 : 3);
    this.#begun.add(channel);
    if (payload.length === 0) return;
    if (channel === errors) this.destroy(this.#complaint(payload.toString('utf8')));
    else if (!this.push(payload)) this.#socket.pause();
  }

  #complaint(text: string): LionsError {
    const code = /connection refused/.test(text) ? 'LIONS-NET-001' : 'LIONS-NET-002';
    return new LionsError(code, text.trim().slice(0, 500), { target: this.#name });
  }

  override _read(): void {
    if (this.#socket.isPaused) this.#socket.resume();
  }

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    for (let start = 0; start < chunk.length; start += frameBytes) {
      const part = chunk.subarray(start, start + frameBytes);
      const last = start + frameBytes >= chunk.length;
      this.#socket.send(Buffer.concat([Buffer.from([data]), part]), last ? done : () => undefined);
    }
  }

  override _final(done: () => void): void {
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#socket.terminate();
    done(error);
  }
}
