import type { IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import { LionsError } from '../../model/error.ts';
import { KubernetesError, refusalError } from '../errors.ts';
import { readText } from './body.ts';
import { type CallControl, Deadline } from './deadline.ts';
import { basePath, type Route } from './exchange.ts';
import { networkError } from './network-error.ts';
import type { Transport } from './transport.ts';

const maxErrorBytes = 1024 * 1024;
const pingMs = 30_000;

/**
 * Opens a WebSocket to a path of the API server. Not repeated when it fails, except once with renewed credentials after a
 * 401. `timeoutMs` counts for the handshake; the signal ends the socket at any time. The socket comes paused: whoever has
 * it attaches listeners and resumes it.
 * @throws {LionsError} as every call of the client does
 */
export async function openSocket(
  transport: Transport,
  path: string,
  protocols: readonly string[],
  control: CallControl,
): Promise<WebSocket> {
  const bounded = transport.bounded({ timeoutMs: control.timeoutMs, signal: control.signal });
  try {
    return await handshake(await transport.route(bounded.signal), path, protocols, bounded);
  } catch (error) {
    const unauthorised = error instanceof KubernetesError && error.httpStatus === 401;
    if (!unauthorised || !transport.connection.credentials.renew()) throw error;
    return handshake(await transport.route(bounded.signal), path, protocols, bounded);
  }
}

function handshake(route: Route, path: string, protocols: readonly string[], control: CallControl): Promise<WebSocket> {
  const { server, target, agent, headers } = route;
  const url = `${server.protocol === 'https:' ? 'wss' : 'ws'}://${server.host}${basePath(server)}${path}`;
  const socket = new WebSocket(url, [...protocols], {
    agent,
    headers: headers as Record<string, string>,
    perMessageDeflate: false,
    maxPayload: 64 * 1024 * 1024,
  });
  return new Promise((resolve, reject) => {
    const fail = (error: LionsError) => {
      reject(error);
      socket.terminate();
    };
    const deadline = new Deadline(control, target, fail);
    // Stays for the socket's life: an error is followed by `close`, where whoever uses it notices.
    socket.on('error', (error) => fail(handshakeError(error, target)));
    socket.once('close', () => deadline.release());
    socket.once('unexpected-response', (_request, response) => {
      void refused(response, target).then(fail);
    });
    socket.once('open', () => {
      deadline.stopClock();
      keepAlive(socket);
      // Its first messages may have come with the handshake already.
      socket.pause();
      resolve(socket);
    });
  });
}

async function refused(response: IncomingMessage, target: string): Promise<LionsError> {
  const httpStatus = response.statusCode ?? 0;
  try {
    const body = await readText(response, target, maxErrorBytes);
    return refusalError({ httpStatus, body, target, retryAfter: response.headers['retry-after'] });
  } catch (error) {
    return networkError(error, target);
  }
}

/** `ws` speaks of a server that accepted the upgrade but none of the protocols, and so on, without a code. */
function handshakeError(error: Error & { code?: string }, target: string): LionsError {
  if (error.code && !error.code.startsWith('WS_ERR')) return networkError(error, target);
  return new LionsError('LIONS-API-009', error.message, { target }, error);
}

/** A peer that vanished answers no ping; the next one finds that out. Nothing is expected while reading is paused. */
function keepAlive(socket: WebSocket): void {
  let heard = true;
  const timer = setInterval(() => {
    if (!heard && !socket.isPaused) return socket.terminate();
    heard = socket.isPaused;
    socket.ping();
  }, pingMs);
  socket.on('message', () => {
    heard = true;
  });
  socket.on('pong', () => {
    heard = true;
  });
  socket.once('close', () => clearInterval(timer));
}
