import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { arch, platform } from 'node:process';
import { LionsError } from '../../model/error.ts';
import { excerpt, KubernetesError, refusalError } from '../errors.ts';
import type { Connection } from '../kubeconfig/connection.ts';
import type { Identity } from '../kubeconfig/identity.ts';
import { Agents } from './agents.ts';
import { BodyMemory, readText } from './body.ts';
import { abortError, type Deadline, sleep } from './deadline.ts';
import { type Exchange, exchange, type HttpCall, type Route } from './exchange.ts';
import { networkError } from './network-error.ts';
import { defaultRetry, pauseBefore, type RetryPolicy } from './retry.ts';

export interface TransportOptions {
  /** Of one attempt, when the call names none. Milliseconds. */
  readonly timeoutMs?: number | undefined;
  readonly retry?: RetryPolicy | undefined;
  /** Ends every call. */
  readonly signal?: AbortSignal | undefined;
  /** Called with the text of each `Warning` header, such as a deprecated version. */
  readonly onWarning?: ((text: string) => void) | undefined;
}

/** A 2xx answer, read to its end. */
export interface Answer {
  readonly httpStatus: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** A 2xx answer whose body is still to be read. Whoever has it must read it to its end or destroy it. */
export interface StreamAnswer {
  readonly response: IncomingMessage;
  readonly deadline: Deadline;
}

const userAgent = `lions (${platform}/${arch})`;
const maxErrorBytes = 4 * 1024 * 1024;

/** HTTP to one API server: credentials, deadlines, retries, typed errors. Knows nothing of objects. */
export class Transport {
  /** `host:port` of the server, for texts. */
  readonly target: string;
  readonly connection: Connection;
  readonly #agents: Agents;
  readonly #bodies = new BodyMemory();
  readonly #options: TransportOptions;

  constructor(connection: Connection, options: TransportOptions = {}) {
    const { server } = connection;
    this.connection = connection;
    this.target = `${server.hostname}:${server.port || (server.protocol === 'https:' ? 443 : 80)}`;
    this.#agents = new Agents(connection);
    this.#options = options;
  }

  /** The whole answer. @throws {LionsError} for everything but 2xx */
  send(call: HttpCall): Promise<Answer> {
    return this.#attempts(call, async ({ response, deadline }) => {
      const text = await this.#read(response);
      deadline.release();
      return { httpStatus: response.statusCode ?? 0, headers: response.headers, text };
    });
  }

  /**
   * The answer parsed. A body that is cut or not JSON is an error, and for reads repeated.
   * @param shorten takes bytes out before they are parsed; it may write into them
   */
  json<T>(call: HttpCall, shorten?: (body: Buffer) => Buffer): Promise<T> {
    return this.#attempts(call, ({ response }) =>
      this.#bodies.read(response, this.target, (body) => {
        const text = (shorten?.(body) ?? body).toString('utf8');
        return parseJson(text, response.headers, this.target) as T;
      }),
    );
  }

  /** The head of the answer; the clock stops there, the signal goes on. */
  stream(call: HttpCall): Promise<StreamAnswer> {
    return this.#attempts(call, async ({ response, deadline }) => {
      deadline.stopClock();
      return { response, deadline };
    });
  }

  /** What a WebSocket handshake needs; see `socket.ts`. */
  async route(signal?: AbortSignal): Promise<Route> {
    const identity = await this.connection.credentials.identity(signal);
    return { ...this.#route(identity), agent: this.#agents.for(identity).upgrades };
  }

  close(): void {
    this.#agents.close();
    this.#bodies.clear();
  }

  async #attempts<T>(call: HttpCall, use: (exchange: Exchange) => Promise<T>): Promise<T> {
    const bounded = this.bounded(call);
    const { signal } = bounded;
    const policy = this.#options.retry ?? defaultRetry;
    const started = performance.now();
    let renewed = false;
    for (let made = 1; ; made++) {
      if (signal?.aborted) throw abortError(signal, this.target);
      try {
        return await use(await this.#once(bounded));
      } catch (thrown) {
        const error = networkError(thrown, this.target);
        if (!renewed && isUnauthorised(error) && this.connection.credentials.renew()) {
          renewed = true;
          continue;
        }
        const attempt = { made, elapsedMs: performance.now() - started, harmless: call.method === 'GET' };
        const pause = pauseBefore(error, attempt, policy);
        if (pause === undefined) throw error;
        await sleep(pause, signal, this.target);
      }
    }
  }

  /** The call with this transport's own bounds added. */
  bounded<T extends { timeoutMs?: number | undefined; signal?: AbortSignal | undefined }>(call: T): T {
    const own = this.#options.signal;
    const signal = own && call.signal ? AbortSignal.any([own, call.signal]) : (call.signal ?? own);
    return { ...call, signal, timeoutMs: call.timeoutMs ?? this.#options.timeoutMs ?? 30_000 };
  }

  async #once(call: HttpCall): Promise<Exchange> {
    const identity = await this.connection.credentials.identity(call.signal);
    const answered = await exchange(call, this.#route(identity));
    const { response, deadline } = answered;
    const httpStatus = response.statusCode ?? 0;
    this.#warn(response.headers.warning);
    if (httpStatus >= 200 && httpStatus < 300) return answered;
    const body = await readText(response, this.target, maxErrorBytes);
    deadline.release();
    throw refusalError({ httpStatus, body, retryAfter: response.headers['retry-after'], target: this.target });
  }

  #route(identity: Identity): Route {
    const { credentials, server } = this.connection;
    return {
      server,
      target: this.target,
      agent: this.#agents.for(identity).requests,
      headers: {
        'user-agent': userAgent,
        ...credentials.headers,
        ...(identity.authorization && { authorization: identity.authorization }),
      },
    };
  }

  #read(response: IncomingMessage): Promise<string> {
    return readText(response, this.target);
  }

  #warn(header: string | string[] | undefined): void {
    const { onWarning } = this.#options;
    if (!header || !onWarning) return;
    for (const [, text = ''] of String(header).matchAll(/299 \S+ "((?:[^"\\]|\\.)*)"/g))
      onWarning(text.replace(/\\(.)/g, '$1'));
  }
}

function isUnauthorised(error: LionsError): boolean {
  return error instanceof KubernetesError && error.httpStatus === 401;
}

function parseJson(text: string, headers: IncomingHttpHeaders, target: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const isJson = headers['content-type']?.startsWith('application/json') && /^\s*[{[]/.test(text);
    if (isJson) throw new LionsError('LIONS-NET-005', 'the JSON ends in the middle', { target });
    throw new LionsError('LIONS-API-009', `not JSON${excerpt(text)}`, { target });
  }
}
