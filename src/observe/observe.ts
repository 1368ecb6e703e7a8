import type { HostSource } from '../host/source.ts';
import type { KubernetesClient } from '../kubernetes/client.ts';
import type { Kind } from '../model/kinds.ts';
import type { LogRequest, Snapshot } from '../model/snapshot.ts';

/** How far the observation is; called often, so it must be cheap. */
export interface Progress {
  readonly part: 'api' | 'kinds' | 'hosts' | 'logs';
  readonly done: number;
  readonly total: number;
}

export interface ObserveOptions {
  readonly client: KubernetesClient;
  /** By their name in the configuration; none when undefined (`--no-hosts`). */
  readonly hosts?: ReadonlyMap<string, HostSource> | undefined;
  readonly kinds: ReadonlySet<Kind>;
  /** The whole cluster when undefined or empty. */
  readonly namespaces?: readonly string[] | undefined;
  /** Which logs to read once kinds and hosts are there; none when undefined. */
  readonly wantedLogs?: ((snapshot: Snapshot) => readonly LogRequest[]) | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads a cluster and its hosts once: kinds and hosts at the same time, then the logs that are wanted. What cannot be read
 * is unreadable in the snapshot, with its reason, and the rest goes on.
 * @throws {LionsError} LIONS-CLI-003 when the signal aborts, and nothing else
 */
export function observe(_options: ObserveOptions): Promise<Snapshot> {
  return Promise.reject(new Error('not written yet'));
}
