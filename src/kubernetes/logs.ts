import type { IncomingMessage } from 'node:http';
import { builtIn } from './built-in.ts';
import { objectPath, query } from './resource.ts';
import type { CallControl } from './transport/deadline.ts';
import type { Transport } from './transport/transport.ts';

export interface LogOptions extends CallControl {
  readonly namespace: string;
  readonly pod: string;
  /** Regular, init or ephemeral; may be left out for a pod with one container. */
  readonly container?: string | undefined;
  /** Of the container's last terminated instance. */
  readonly previous?: boolean | undefined;
  /** The last lines only. */
  readonly tailLines?: number | undefined;
  /** The server stops after so many bytes, counted from where the answer begins. */
  readonly limitBytes?: number | undefined;
  /** RFC 3339. */
  readonly sinceTime?: string | undefined;
  readonly sinceSeconds?: number | undefined;
  /** Each line begins with its RFC 3339 time. */
  readonly timestamps?: boolean | undefined;
}

const defaultLimitBytes = 10 * 1024 * 1024;

/**
 * The log as text, at most 10 MiB when `limitBytes` is not given. Bytes that are not UTF-8 become U+FFFD.
 * @throws LIONS-API-005 when the container has not started or has no previous instance, LIONS-API-003 without such a pod
 */
export async function readLog(transport: Transport, options: LogOptions): Promise<string> {
  const path = logPath({ ...options, limitBytes: options.limitBytes ?? defaultLimitBytes }, false);
  const { timeoutMs, signal } = options;
  return (await transport.send({ method: 'GET', path, accept: '*/*', timeoutMs, signal })).text;
}

/**
 * The log as a stream of bytes, which goes on as the container writes when `follow` is set. `timeoutMs` counts to the
 * first byte. A cut connection shows as an error of the stream; the signal or `destroy()` ends it.
 */
export async function streamLog(
  transport: Transport,
  options: LogOptions & { readonly follow?: boolean },
): Promise<IncomingMessage> {
  const path = logPath(options, options.follow ?? false);
  const { timeoutMs, signal } = options;
  return (await transport.stream({ method: 'GET', path, accept: '*/*', timeoutMs, signal })).response;
}

function logPath(options: LogOptions, follow: boolean): string {
  const { namespace, pod, container, previous, tailLines, limitBytes, sinceTime, sinceSeconds, timestamps } = options;
  const search = query({
    container,
    tailLines,
    limitBytes,
    sinceTime,
    sinceSeconds,
    previous: previous || undefined,
    timestamps: timestamps || undefined,
    follow: follow || undefined,
  });
  return objectPath(builtIn.Pod, { namespace, name: pod, subresource: 'log' }) + search;
}
