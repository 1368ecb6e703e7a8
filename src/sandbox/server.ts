import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { Context, Reply } from './api/context.ts';
import { discover, servedTypes } from './api/discovery.ts';
import { handle } from './api/handle.ts';
import { openApi } from './api/openapi.ts';
import { type ResourceRequest, segmentsOf, targetOf } from './api/request.ts';
import { ApiError, noSuchResource, tooLarge, unauthorised, unsupportedOption } from './api/status.ts';
import type { ServerIdentity } from './tls/authority.ts';

/** As the real API server's. */
const bodyLimit = 3 * 1024 * 1024;

export interface ServerOptions {
  readonly context: Context;
  readonly identity: ServerIdentity;
  readonly token: string;
  /** Waits so long before each answer. */
  readonly delayMs: number;
}

/** The HTTPS server. Why it is `node:https` and no framework: docs/decisions/0003-sandbox-is-a-server.md. */
export function createApiServer(options: ServerOptions): Server {
  const { certificate, key } = options.identity;
  const server = createServer({ cert: certificate, key, keepAliveTimeout: 60_000 }, (request, response) => {
    void answer(options, request, response);
  });
  server.on('clientError', (error, socket) => refuseMalformed(error, socket));
  // Whoever speaks no TLS is simply disconnected.
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  return server;
}

/** Answers what the HTTP parser rejects (an unknown method, headers without end) as the real server does; a broken connection just ends. */
function refuseMalformed(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!error.code?.startsWith('HPE_') || !socket.writable) return void socket.destroy();
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\ncontent-type: text/plain; charset=utf-8\r\nconnection: close\r\n\r\n${status}`);
}

async function answer(options: ServerOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    if (options.delayMs > 0) await pause(options.delayMs);
    const reply = await route(options, request, response);
    if (reply) send(response, reply);
  } catch (error) {
    if (response.headersSent || response.destroyed) return void response.destroy();
    const refusal = error instanceof ApiError ? error : internal(error);
    const { retryAfterSeconds } = refusal.details ?? {};
    send(response, {
      code: refusal.code,
      body: refusal.body,
      headers: {
        ...(retryAfterSeconds && { 'retry-after': String(retryAfterSeconds) }),
        // What is left of a refused body is not read; the connection cannot be used again.
        ...(!request.complete && { connection: 'close' }),
      },
    });
  }
}

const internal = (error: unknown) =>
  new ApiError(
    500,
    'InternalError',
    `Internal error occurred: ${error instanceof Error ? error.message : String(error)}`,
  );

function send(response: ServerResponse, reply: Reply): void {
  const text = typeof reply.body === 'string' ? reply.body : `${JSON.stringify(reply.body)}\n`;
  response.writeHead(reply.code, {
    'content-type': reply.contentType ?? 'application/json',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-cache, private',
    ...reply.headers,
  });
  response.end(text);
}

async function route(
  options: ServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Reply | undefined> {
  if (!authorised(request.headers.authorization, options.token)) throw unauthorised();
  const { context } = options;
  const url = request.url ?? '/';
  const mark = url.indexOf('?');
  const segments = segmentsOf(mark < 0 ? url : url.slice(0, mark));
  if (!segments) throw noSuchResource();
  const query = new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1));
  const address = `127.0.0.1:${request.socket.localPort}`;
  const described = discover(context.store, segments, address) ?? openApi(context.store, segments);
  if (described) return described;
  const target = targetOf(segments);
  const all = servedTypes(context.store);
  if (!target) {
    if (segments[0] === 'api' || all.some(({ group }) => group === segments[1])) throw noSuchResource();
    return pageNotFound;
  }
  if (!all.some(({ group }) => group === target.group)) return pageNotFound;
  const types = all.filter(({ group, version }) => group === target.group && version === target.version);
  const type = types.find(({ resource }) => resource === target.resource);
  if (!type || (target.namespace !== undefined && !type.namespaced)) throw noSuchResource();
  return handle(context, { ...target, type, ...(await detailsOf(request, query)) }, response);
}

const pageNotFound: Reply = { code: 404, body: '404 page not found\n', contentType: 'text/plain; charset=utf-8' };

const optionKinds: Readonly<Record<string, string>> = {
  POST: 'CreateOptions',
  PUT: 'UpdateOptions',
  PATCH: 'PatchOptions',
  DELETE: 'DeleteOptions',
};

async function detailsOf(request: IncomingMessage, query: URLSearchParams) {
  const agent = (request.headers['user-agent'] ?? 'unknown').split('/')[0]?.slice(0, 128) ?? 'unknown';
  const dryRun = query.getAll('dryRun');
  if (dryRun.some((value) => value !== 'All'))
    throw unsupportedOption(optionKinds[request.method ?? ''] ?? 'ListOptions', 'dryRun', dryRun, ['All']);
  return {
    method: request.method ?? 'GET',
    query,
    accept: request.headers.accept ?? '',
    contentType: request.headers['content-type'] ?? '',
    manager: query.get('fieldManager') || agent,
    dryRun: dryRun.length > 0,
    body: await bodyOf(request),
  } satisfies Partial<ResourceRequest>;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > bodyLimit) throw tooLarge(bodyLimit);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bodyLimit) throw tooLarge(bodyLimit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function authorised(header: string | undefined, token: string): boolean {
  const given = Buffer.from(header ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
