import type { HostSource } from '../host/source.ts';
import type { KubernetesClient } from '../kubernetes/client.ts';
import { type ReadKinds, readKinds } from '../kubernetes/snapshot/read-kinds.ts';
import { readLogs } from '../kubernetes/snapshot/read-logs.ts';
import type { HostFacts } from '../model/host.ts';
import type { Kind } from '../model/kinds.ts';
import { type Readable, type Unreadable, unreadable } from '../model/readable.ts';
import type { LogRequest, Snapshot } from '../model/snapshot.ts';

/** How far the observation is; called often, so it must be cheap. */
export interface Progress {
  readonly part: 'kinds' | 'hosts' | 'logs';
  readonly done: number;
  readonly total: number;
}

export interface ObserveOptions {
  /** The cluster, or why there is nobody to ask (no kubeconfig); then the hosts are all there is to see. */
  readonly client: KubernetesClient | Unreadable;
  /** By their name in the configuration; none when undefined (`--no-hosts`). */
  readonly hosts?: ReadonlyMap<string, HostSource> | undefined;
  readonly kinds: ReadonlySet<Kind>;
  /** The whole cluster when undefined or empty. */
  readonly namespaces?: readonly string[] | undefined;
  /** Which logs to read once kinds and hosts are there; none when undefined. */
  readonly wantedLogs?: ((snapshot: Snapshot) => readonly LogRequest[]) | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** For the list of one kind. Milliseconds; the reader's own default when undefined. */
  readonly timeoutMs?: number | undefined;
}

/**
 * Reads a cluster and its hosts once: kinds and hosts at the same time, then the logs that are wanted. What cannot be read
 * is unreadable in the snapshot, with its reason, and the rest goes on. `takenAt` is when the reading began, so that
 * nothing seems older than it was.
 * @throws {LionsError} LIONS-CLI-003 when the signal aborts, and for nothing else
 */
export async function observe(options: ObserveOptions): Promise<Snapshot> {
  const { client, kinds, signal, onProgress, timeoutMs: deadlineMs } = options;
  const namespaces = options.namespaces?.length ? options.namespaces : undefined;
  const report = (part: Progress['part']) => (done: number, total: number) => onProgress?.({ part, done, total });
  const takenAt = new Date().toISOString();
  const [cluster, hosts] = await Promise.all([
    isReason(client)
      ? silent(client, kinds)
      : readKinds({ client, kinds, namespaces, signal, deadlineMs, onProgress: report('kinds') }),
    readHosts(options.hosts ?? new Map(), report('hosts'), signal),
  ]);
  const snapshot: Snapshot = { takenAt, ...cluster, namespaces, hosts, logs: new Map() };
  if (isReason(client) || !snapshot.api.ok) return snapshot;
  const requests = options.wantedLogs?.(snapshot) ?? [];
  const logs = await readLogs({ client, requests, signal, onProgress: report('logs') });
  return { ...snapshot, logs };
}

function isReason(client: KubernetesClient | Unreadable): client is Unreadable {
  return 'reason' in client;
}

/** A cluster that nobody can ask: every kind is unreadable for the same reason. */
function silent({ reason, message }: Unreadable, kinds: ReadonlySet<Kind>): ReadKinds {
  const part = unreadable(reason, message);
  return { api: part, kinds: new Map([...kinds].map((kind) => [kind, part])) };
}

/** All at the same time: each is another machine, and a frozen one must not hold up the others. */
async function readHosts(
  sources: ReadonlyMap<string, HostSource>,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, Readable<HostFacts>>> {
  let done = 0;
  const entries = await Promise.all(
    [...sources].map(async ([name, source]) => {
      const facts = await source.read(signal);
      onProgress(++done, sources.size);
      return [name, facts] as const;
    }),
  );
  return new Map(entries);
}
