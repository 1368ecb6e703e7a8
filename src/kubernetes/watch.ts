import { LionsError } from '../model/error.ts';
import { isStatus, statusError } from './errors.ts';
import type { Project, Selection } from './list.ts';
import type { RawObject } from './object.ts';
import { query, type Resource, resourcePath } from './resource.ts';
import type { CallControl } from './transport/deadline.ts';
import { readLines } from './transport/lines.ts';
import { networkError } from './transport/network-error.ts';
import type { Transport } from './transport/transport.ts';

export interface WatchOptions<T> extends Selection, CallControl {
  /**
   * Changes after this version; undefined first tells what exists, as ADDED, from the server's cache. (An empty version would
   * ask for the newest state, for which a server without etcd, such as K3s on SQLite, waits 3 seconds and then may give up.)
   */
  readonly resourceVersion?: string | undefined;
  /** The server ends the watch after this time, and the iteration ends without an error. Default 290. */
  readonly timeoutSeconds?: number | undefined;
  /**
   * Default: when a version is given. Without one, bookmarks make the server promise that it told all that exists, which
   * it refuses when its storage is not etcd, such as K3s's on SQLite.
   */
  readonly bookmarks?: boolean | undefined;
  readonly project?: Project<T> | undefined;
}

export type WatchEvent<T> =
  | {
      readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
      /** Undefined when the projection leaves the object out. */
      readonly object: T | undefined;
      readonly identity: ObjectIdentity;
    }
  /** Nothing happened up to this version. */
  | { readonly type: 'BOOKMARK'; readonly resourceVersion: string };

/** What tells two states of an object, and two objects of one name, apart. */
export interface ObjectIdentity {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly resourceVersion: string;
}

interface Line {
  readonly type: string;
  readonly object: RawObject;
}

const defaultTimeoutSeconds = 290;
/** After the server should have ended the watch, a silent connection is given up. */
const graceMs = 15_000;

/**
 * The changes of a kind, in order, until the server ends the watch. Leaving the loop closes the connection.
 * `timeoutMs` counts to the head of the answer.
 * @throws LIONS-API-007 (410) when the version is too old, also in the middle; LIONS-NET-005 when the connection is cut
 */
export async function* watch<T = RawObject>(
  transport: Transport,
  resource: Resource,
  options: WatchOptions<T> = {},
): AsyncGenerator<WatchEvent<T>, void, undefined> {
  const project = options.project ?? ((object: RawObject) => object as T);
  const timeoutSeconds = options.timeoutSeconds ?? defaultTimeoutSeconds;
  const { timeoutMs, signal } = options;
  const call = { method: 'GET', path: watchPath(resource, options, timeoutSeconds), timeoutMs, signal } as const;
  const { response } = await transport.stream(call);
  const overdue = setTimeout(
    () => response.destroy(new LionsError('LIONS-NET-005', 'the watch went silent', { target: transport.target })),
    timeoutSeconds * 1000 + graceMs,
  );
  try {
    for await (const line of readLines(response, transport.target)) {
      const event = toEvent(parse(line, transport.target), resource, project);
      if (event) yield event;
    }
  } catch (error) {
    throw networkError(error, transport.target);
  } finally {
    clearTimeout(overdue);
    response.destroy();
  }
}

function watchPath<T>(resource: Resource, options: WatchOptions<T>, timeoutSeconds: number): string {
  const resourceVersion = options.resourceVersion ?? '0';
  const search = query({
    watch: 1,
    allowWatchBookmarks: (options.bookmarks ?? resourceVersion !== '0') || undefined,
    resourceVersion,
    timeoutSeconds,
    labelSelector: options.labelSelector || undefined,
    fieldSelector: options.fieldSelector || undefined,
  });
  return resourcePath(resource, { namespace: options.namespace }) + search;
}

function parse(line: string, target: string): Line {
  try {
    const value = JSON.parse(line) as Line | null;
    if (typeof value?.type === 'string' && typeof value.object === 'object' && value.object !== null) return value;
  } catch {
    throw new LionsError('LIONS-NET-005', 'an event of the watch ends in the middle', { target });
  }
  throw new LionsError('LIONS-API-009', 'a watch event was expected', { target });
}

function toEvent<T>(line: Line, resource: Resource, project: Project<T>): WatchEvent<T> | undefined {
  const { type, object } = line;
  if (type === 'ERROR') {
    throw statusError(isStatus(object) ? object : { code: 500, message: 'the watch failed' });
  }
  if (type === 'BOOKMARK') return { type, resourceVersion: object.metadata.resourceVersion ?? '' };
  if (type !== 'ADDED' && type !== 'MODIFIED' && type !== 'DELETED') return undefined;
  return { type, identity: identityOf(object), object: project(typed(object, resource)) };
}

export function identityOf({ metadata }: RawObject): ObjectIdentity {
  const { namespace = '', name, uid = '', resourceVersion = '' } = metadata;
  return { namespace, name, uid, resourceVersion };
}

function typed(object: RawObject, resource: Resource): RawObject {
  return object.kind ? object : { ...object, apiVersion: resource.apiVersion, kind: resource.kind };
}
