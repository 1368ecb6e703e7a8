import type { HostFacts } from './host.ts';
import type { Kind, KindTypes } from './kinds.ts';
import type { Readable } from './readable.ts';

/** RFC 3339 in UTC, as in `2026-11-24T02:00:00Z`. */
export type Instant = string;

/** Everything a rule may look at, read once. A part that could not be read says why; it is never shown as empty. */
export interface Snapshot {
  readonly takenAt: Instant;
  /** The API server itself: its version when it answered, else why it did not. */
  readonly api: Readable<ApiFacts>;
  /** Namespaces that were asked for; undefined means the whole cluster. */
  readonly namespaces?: readonly string[];
  readonly kinds: ReadonlyMap<Kind, Readable<readonly KindTypes[Kind][]>>;
  /** No object holds a null: the reader left them out, since they mean absence. What others recorded may hold some. */
  readonly nullFree?: boolean;
  /** Kinds of add-ons that the server does not serve; they are readable, and empty. */
  readonly absent?: ReadonlySet<Kind>;
  /** Hosts named in the configuration, by their name there. Empty when none is configured or `--no-hosts` was given. */
  readonly hosts: ReadonlyMap<string, Readable<HostFacts>>;
  /** Tails of container logs that rules asked for, by {@link logKey}. */
  readonly logs: ReadonlyMap<string, Readable<string>>;
}

export interface ApiFacts {
  /** The address asked, without credentials. */
  readonly server: string;
  /** `gitVersion` of /version, such as `v1.35.4+k3s1`. */
  readonly version: string;
}

/** One container's log that a rule wants to read. */
export interface LogRequest {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  /** The log of the container's last terminated instance. */
  readonly previous: boolean;
}

export function logKey(request: LogRequest): string {
  return `${request.namespace}/${request.pod}/${request.container}${request.previous ? '/previous' : ''}`;
}
