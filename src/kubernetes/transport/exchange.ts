import type { Agent, IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LionsError } from '../../model/error.ts';
import { type CallControl, Deadline } from './deadline.ts';
import { httpRequest } from './http.ts';
import { networkError } from './network-error.ts';

/** One HTTP request, before credentials. */
export interface HttpCall extends CallControl {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With its query; names in it are already encoded. */
  readonly path: string;
  readonly body?: string | undefined;
  readonly contentType?: string | undefined;
  readonly accept?: string | undefined;
}

export interface Route {
  readonly server: URL;
  /** `host:port`, for texts. */
  readonly target: string;
  readonly agent: Agent;
  readonly headers: Readonly<Record<string, string | string[]>>;
}

/** A response whose head has arrived. The deadline still guards the body until it is released. */
export interface Exchange {
  readonly response: IncomingMessage;
  readonly deadline: Deadline;
}

/**
 * Sends once and waits for the head.
 * @throws {LionsError} LIONS-NET-… ; errors of the body come through the response
 */
export function exchange(call: HttpCall, route: Route): Promise<Exchange> {
  const { server, target, agent } = route;
  const send = server.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const request = send({
      host: server.hostname.replace(/^\[|\]$/g, ''),
      port: server.port || (server.protocol === 'https:' ? 443 : 80),
      method: call.method,
      path: basePath(server) + call.path,
      headers: { ...route.headers, ...bodyHeaders(call) },
      agent,
    });
    let response: IncomingMessage | undefined;
    const stop = (error: LionsError) => (response ?? request).destroy(error);
    const deadline = new Deadline(call, target, stop);
    request.once('response', (message) => {
      response = message;
      message.once('close', () => deadline.release());
      // Whoever reads the body sees its errors too; until somebody does, one must not end the process.
      message.on('error', () => undefined);
      resolve({ response: message, deadline });
    });
    request.on('error', (error) => {
      if (!response) deadline.release();
      reject(networkError(error, target));
    });
    request.end(call.body);
  });
}

/** A server behind a path, such as Rancher's `/k8s/clusters/c-1`. */
export function basePath(server: URL): string {
  return server.pathname.replace(/\/+$/, '');
}

function bodyHeaders(call: HttpCall): Record<string, string> {
  const accept = { accept: call.accept ?? 'application/json' };
  if (call.body === undefined) return accept;
  return {
    ...accept,
    'content-type': call.contentType ?? 'application/json',
    'content-length': String(Buffer.byteLength(call.body)),
  };
}
