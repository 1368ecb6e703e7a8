import type { Agent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import { LionsError } from '../../model/error.ts';
import type { Connection } from '../kubeconfig/connection.ts';
import { certificateFingerprint } from '../kubeconfig/credentials.ts';
import type { Identity } from '../kubeconfig/identity.ts';
import { HttpAgent } from './http.ts';
import { tunnelThrough } from './tunnel.ts';

/** Idle connections close before the API server (90 s) or a firewall closes them under a request. */
const idleMs = 30_000;

interface Pair {
  readonly requests: Agent;
  readonly upgrades: Agent;
}

/**
 * The connections to one cluster. One keep-alive agent serves all requests; it is replaced when the client certificate
 * changes, while requests on the old one end in peace. WebSockets have connections of their own, since a refused handshake
 * destroys its connection even when it already serves the next request.
 */
export class Agents {
  readonly #connection: Connection;
  #pair: Pair | undefined;
  #fingerprint = '';

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  for(identity: Identity): Pair {
    const fingerprint = certificateFingerprint(identity);
    if (this.#pair && fingerprint === this.#fingerprint) return this.#pair;
    this.close();
    this.#fingerprint = fingerprint;
    this.#pair = {
      requests: newAgent(this.#connection, identity, true),
      upgrades: newAgent(this.#connection, identity, false),
    };
    return this.#pair;
  }

  /** Closes what is idle and lets the rest end by itself. */
  close(): void {
    for (const socket of Object.values(this.#pair?.requests.freeSockets ?? {}).flat()) socket?.destroy();
    this.#pair = undefined;
  }
}

function newAgent(connection: Connection, identity: Identity, keepAlive: boolean): Agent {
  const common = {
    keepAlive,
    keepAliveMsecs: 15_000,
    maxFreeSockets: 16,
    timeout: idleMs,
    scheduling: 'lifo',
  } as const;
  const { tls, proxy, server } = connection;
  const agent =
    server.protocol === 'http:'
      ? new HttpAgent(common)
      : new HttpsAgent({
          ...common,
          secureContext: secureContext(connection, identity),
          rejectUnauthorized: !tls.insecure,
          ALPNProtocols: ['http/1.1'],
          ...(tls.serverName && { servername: tls.serverName }),
        });
  if (proxy) tunnelThrough(agent, proxy);
  return agent;
}

function secureContext(connection: Connection, identity: Identity): SecureContext {
  const { authority, insecure } = connection.tls;
  const trusted =
    authority ?? (insecure ? undefined : [...getCACertificates('default'), ...getCACertificates('system')]);
  try {
    return createSecureContext({
      minVersion: 'TLSv1.2',
      ...(trusted && { ca: trusted }),
      ...(identity.certificate && { cert: identity.certificate, key: identity.key }),
    });
  } catch (error) {
    const file = `(context ${connection.context})`;
    throw new LionsError(
      'LIONS-CFG-002',
      `its certificates or keys cannot be used: ${(error as Error).message}`,
      { file },
      error,
    );
  }
}
