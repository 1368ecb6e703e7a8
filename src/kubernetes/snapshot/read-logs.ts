import { unreadableFrom } from '../../model/error.ts';
import { type Readable, readable, type UnreadableReason, unreadable } from '../../model/readable.ts';
import { type LogRequest, logKey } from '../../model/snapshot.ts';
import { redact } from '../../redaction/redact.ts';
import type { KubernetesClient } from '../client.ts';
import { abortError, timeoutError } from '../transport/deadline.ts';
import { inParallel } from './parallel.ts';

export interface ReadLogsOptions {
  readonly client: KubernetesClient;
  readonly requests: readonly LogRequest[];
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** For one log; 10,000 when undefined. Milliseconds. */
  readonly timeoutMs?: number | undefined;
  /** For all logs together; 30,000 when undefined. Milliseconds. */
  readonly deadlineMs?: number | undefined;
}

const parallel = 8;
const lines = 100;
/** Kept of a log, from its end. Characters. */
const kept = 64 * 1024;
/** Transferred at most. The server counts from the first of the last lines, so a small limit would cut the newest. Bytes. */
const transferred = 2 * 1024 * 1024;

/**
 * The last lines of containers' logs, without secrets. A log that cannot be read says why. Of a container that started anew
 * since it was seen, the life that was asked for may be gone or silent: then its other life is read, too.
 * @throws {LionsError} only when the signal aborts
 */
export async function readLogs(options: ReadLogsOptions): Promise<ReadonlyMap<string, Readable<string>>> {
  const { client, requests, signal, timeoutMs = 10_000, deadlineMs = 30_000 } = options;
  const logs = new Map<string, Readable<string>>();
  let done = 0;
  const deadline = new AbortController();
  const late = timeoutError(client.transport.target, deadlineMs, 'not all logs');
  const timer = setTimeout(() => deadline.abort(late), deadlineMs);
  const ends = signal ? AbortSignal.any([signal, deadline.signal]) : deadline.signal;
  try {
    await inParallel(requests, parallel, async (request) => {
      const log = await readOne(client, request, timeoutMs, ends);
      logs.set(logKey(request), log);
      const other = { ...request, previous: !request.previous };
      if (saysNothing(log) && !requests.some((one) => logKey(one) === logKey(other))) {
        logs.set(logKey(other), await readOne(client, other, timeoutMs, ends));
      }
      if (signal?.aborted) throw abortError(signal, client.transport.target);
      options.onProgress?.(++done, requests.length);
    });
  } finally {
    clearTimeout(timer);
  }
  return logs;
}

/** What the kubelet answers, as if it were the log, for a container that it has removed meanwhile. */
const collected = /^unable to retrieve container logs for \S{1,200}\s*$/;

/** The kubelet answers 400 for a life that it no longer knows, the API server 404 for a pod. */
const goneReasons: ReadonlySet<UnreadableReason> = new Set(['not-found', 'invalid']);

function saysNothing(log: Readable<string>): boolean {
  return log.ok ? log.value.trim() === '' : goneReasons.has(log.unreadable.reason);
}

async function readOne(
  client: KubernetesClient,
  request: LogRequest,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Readable<string>> {
  try {
    const text = await client.readLog({ ...request, tailLines: lines, limitBytes: transferred, timeoutMs, signal });
    if (collected.test(text)) return unreadable('not-found', redact(text.trim()));
    // A wide cut first, since redaction has to see whole keys and tokens but not megabytes.
    return readable(lastPart(redact(lastPart(text, 2 * kept)), kept));
  } catch (error) {
    const { reason, message } = unreadableFrom(error);
    return unreadable(reason, redact(message));
  }
}

/** From the beginning of a line where there is one. */
export function lastPart(text: string, length: number): string {
  if (text.length <= length) return text;
  const tail = text.slice(-length);
  const newline = tail.indexOf('\n');
  return newline >= 0 && newline < tail.length - 1 ? tail.slice(newline + 1) : tail;
}
