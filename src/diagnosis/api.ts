import type { ObjectRef } from '../model/object.ts';
import type { Unreadable } from '../model/readable.ts';
import type { Cluster } from './cluster.ts';

/** Why the API server could not be used, and on whose side that is. */
export interface ApiTrouble extends Unreadable {
  /** `server`: it is down, cut off or failing. `client`: our address, credentials or trust do not fit it. */
  readonly side: 'server' | 'client';
}

const ofServer = new Set<string>(['refused', 'timeout', 'unreachable', 'failed']);
/** A name that does not resolve is `unreachable` too, yet says nothing about the server. */
const noName = /ENOTFOUND|EAI_AGAIN|EAI_NODATA|getaddrinfo|no such host|does not resolve/i;

/** Undefined when the API server answers. One that tells its version and then fails every list does not. */
export function apiTrouble({ snapshot }: Cluster): ApiTrouble | undefined {
  if (!snapshot.api.ok) return troubleOf(snapshot.api.unreadable);
  const parts = [...snapshot.kinds.values()];
  const reasons = parts.flatMap((part) => (part.ok ? [] : [part.unreadable]));
  const [first] = reasons;
  if (!first || reasons.length < Math.max(parts.length, 3)) return undefined;
  const troubles = reasons.map(troubleOf);
  return troubles.every((trouble) => trouble.side === 'server') ? troubles[0] : undefined;
}

function troubleOf(reason: Unreadable): ApiTrouble {
  const server = ofServer.has(reason.reason) && !noName.test(reason.message);
  return { ...reason, side: server ? 'server' : 'client' };
}

/** The cluster as a whole, named by the address of its API server as far as that is known. */
export function clusterRef({ snapshot }: Cluster): ObjectRef {
  const text = snapshot.api.ok ? snapshot.api.value.server : snapshot.api.unreadable.message;
  return { kind: 'Cluster', name: addressIn(text.slice(0, 500)) ?? 'cluster' };
}

/** Times of day and places in source texts look like host and port, too. */
const clockTime = /\d{4}[-/]\d\d[-/]\d\d[T ][\d:.]+|\b\d\d:\d\d:\d\d\b|\b[\w.-]+\.(?:go|[cm]?[jt]s):\d+/g;
const hostAndPort = /(?:\[[\da-f:.]+\]|(?=[\w.-]*[a-z.])[\w.-]+):\d{2,5}(?![\d.])/i;

function addressIn(text: string): string | undefined {
  return hostAndPort.exec(text.replace(clockTime, ' ').replace(/https?:\/\//g, ' '))?.[0];
}
