import type { ServerResponse } from 'node:http';
import type { StoredObject } from '../fields.ts';
import { type Change, tableOf } from '../store/store.ts';
import type { Context } from './context.ts';
import { inVersion, selectsOf, versionOf } from './read.ts';
import { isTrue, type ResourceRequest } from './request.ts';
import { groupVersion } from './resources.ts';
import type { Shape } from './shape.ts';
import { gone } from './status.ts';

/**
 * Streams changes, one JSON object a line, until the client leaves, `timeoutSeconds` are over or the server closes.
 * A resourceVersion that is compacted away is answered as the real server does: status 200 with one ERROR event of code 410.
 */
export function watch(context: Context, request: ResourceRequest, response: ServerResponse, shape: Shape): void {
  const { store } = context;
  const { query } = request;
  const table = tableOf(request.type);
  const selects = selectsOf(request);
  const since = versionOf(query.get('resourceVersion'));
  const initial = isTrue(query.get('sendInitialEvents'));

  response.writeHead(200, { 'content-type': shape.streamType, 'cache-control': 'no-cache, private' });
  response.flushHeaders();
  const send = (type: string, object: unknown) => response.write(`${JSON.stringify({ type, object })}\n`);
  const sendObject = (type: string, object: StoredObject) => send(type, shape.event(inVersion(request, object)));

  if (since > 0 && since < store.compacted && !initial) {
    send('ERROR', gone(`too old resource version: ${since} (${store.compacted})`).body);
    response.end();
    return;
  }
  const deliver = (change: Change) => {
    if (change.table !== table) return;
    if (request.namespace && change.object.metadata.namespace !== request.namespace) return;
    const type = typeFor(change, selects);
    if (type) sendObject(type, change.object);
  };
  const bookmark = (annotations?: Record<string, string>) =>
    send(
      'BOOKMARK',
      shape.bookmark({
        kind: request.type.kind,
        apiVersion: groupVersion(request.type),
        metadata: {
          resourceVersion: String(store.revision),
          creationTimestamp: null,
          ...(annotations && { annotations }),
        },
      }),
    );

  if (since === 0 || initial)
    for (const object of store.list(table, request.namespace).filter(selects)) sendObject('ADDED', object);
  else for (const change of store.changesSince(since)) deliver(change);
  const bookmarks = isTrue(query.get('allowWatchBookmarks'));
  if (initial && bookmarks) bookmark({ 'k8s.io/initial-events-end': 'true' });

  const stop = store.onChange(deliver);
  const beat = bookmarks ? setInterval(bookmark, context.bookmarkEveryMs) : undefined;
  const seconds = Number(query.get('timeoutSeconds')) || 1800;
  const timer = setTimeout(() => {
    if (bookmarks) bookmark();
    response.end();
  }, seconds * 1000);
  response.on('close', () => {
    stop();
    clearInterval(beat);
    clearTimeout(timer);
  });
}

/** An object that starts to match a selector is ADDED for its watcher, one that stops is DELETED. */
function typeFor(change: Change, selects: (object: StoredObject) => boolean): string | undefined {
  const now = selects(change.object);
  const before = change.previous !== undefined && selects(change.previous);
  if (change.type === 'DELETED') return before ? 'DELETED' : undefined;
  if (now) return before ? 'MODIFIED' : 'ADDED';
  return before ? 'DELETED' : undefined;
}
