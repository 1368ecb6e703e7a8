import type { Agent } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as tlsConnect } from 'node:tls';
import { LionsError } from '../../model/error.ts';
import { httpRequest } from './http.ts';
import { networkError } from './network-error.ts';

type Options = { host?: string; port?: number | string; servername?: string; [other: string]: unknown };
type Callback = (error: Error | null, socket: Duplex) => void;

const connectMs = 15_000;

/** Makes an agent reach its server through an HTTP proxy's CONNECT, with TLS inside the tunnel for an HTTPS agent. */
export function tunnelThrough(agent: Agent, proxy: URL): void {
  const encrypted = 'defaultPort' in agent && agent['defaultPort'] === 443;
  const create = (options: Options, callback: Callback): undefined => {
    openTunnel(proxy, `${bracketed(options.host ?? '')}:${options.port}`)
      .then((socket) => (encrypted ? tlsConnect({ ...options, socket } as object) : socket))
      .then((socket) => callback(null, socket))
      .catch((error: Error) => callback(error, undefined as never));
    return undefined;
  };
  (agent as { createConnection: unknown }).createConnection = create;
}

function openTunnel(proxy: URL, authority: string): Promise<Socket> {
  const target = proxy.host;
  const request = (proxy.protocol === 'https:' ? httpsRequest : httpRequest)({
    host: proxy.hostname.replace(/^\[|\]$/g, ''),
    port: proxy.port || (proxy.protocol === 'https:' ? 443 : 80),
    method: 'CONNECT',
    path: authority,
    headers: { host: authority, ...proxyAuthorization(proxy) },
    agent: false,
    timeout: connectMs,
  });
  return new Promise((resolve, reject) => {
    request.once('connect', (response, socket, head) => {
      if (response.statusCode === 200 && head.length === 0) return resolve(socket);
      socket.destroy();
      const detail = `the proxy answered CONNECT with HTTP ${response.statusCode}`;
      reject(new LionsError('LIONS-NET-002', detail, { target: `${authority} (proxy ${target})` }));
    });
    request.once('response', (response) => {
      response.destroy();
      const detail = `the proxy does not speak CONNECT (HTTP ${response.statusCode})`;
      reject(new LionsError('LIONS-NET-002', detail, { target }));
    });
    request.once('timeout', () => request.destroy(new Error('the proxy did not answer')));
    request.once('error', (error) => reject(networkError(error, target)));
    request.end();
  });
}

function proxyAuthorization(proxy: URL): Record<string, string> {
  if (!proxy.username) return {};
  const pair = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
}

const bracketed = (host: string) => (host.includes(':') ? `[${host}]` : host);
