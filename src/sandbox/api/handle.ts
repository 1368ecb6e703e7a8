import type { ServerResponse } from 'node:http';
import type { Context, Reply } from './context.ts';
import { create } from './create.ts';
import { remove, removeCollection } from './delete.ts';
import { evict } from './eviction.ts';
import { podLog } from './logs.ts';
import { existing, list } from './read.ts';
import { type ResourceRequest, verbOf } from './request.ts';
import { scale } from './scale.ts';
import { shapeFor } from './shape.ts';
import { methodNotAllowed, noSuchResource } from './status.ts';
import { patch, replace } from './update.ts';
import { watch } from './watch.ts';

/**
 * Does what a request for a resource asks; undefined when the answer is a stream that is already being written.
 * @throws {ApiError}
 */
export function handle(context: Context, request: ResourceRequest, response: ServerResponse): Reply | undefined {
  const verb = verbOf(request);
  const { type, namespace, name, subresource } = request;
  // The list of namespaces is asked for by name only in authorisation: there a namespace's own name is its namespace.
  const inside = type.kind === 'Namespace' ? name : namespace;
  context.access.check({ verb, group: type.group, resource: type.resource, subresource, namespace: inside, name });
  if (subresource) return onSubresource(context, request);
  if (!type.verbs.includes(verb)) throw methodNotAllowed();
  if (type.namespaced && namespace === undefined && !['list', 'watch', 'deletecollection'].includes(verb))
    throw methodNotAllowed();
  const shape = shapeFor(request);
  if (verb === 'watch') {
    watch(context, request, response, shape);
    return undefined;
  }
  if (name === undefined && (verb === 'update' || verb === 'patch')) throw methodNotAllowed();
  const handler = verbs[verb];
  if (!handler || (verb === 'create') !== (name === undefined && request.method === 'POST')) throw methodNotAllowed();
  return shape.reply(handler(context, request));
}

type Handler = (context: Context, request: ResourceRequest) => Reply;

const verbs: Readonly<Record<string, Handler>> = {
  get: (context, request) => ({ code: 200, body: existing(context, request) }),
  list,
  create,
  update: replace,
  patch,
  delete: remove,
  deletecollection: removeCollection,
};

function onSubresource(context: Context, request: ResourceRequest): Reply {
  const { type, subresource = '', method } = request;
  if (!type.subresources.includes(subresource)) throw noSuchResource();
  const handler = subresources[subresource]?.[method];
  if (!handler) throw methodNotAllowed();
  return handler(context, request);
}

const readAndWrite: Readonly<Record<string, Handler>> = {
  GET: (context, request) => ({ code: 200, body: existing(context, request) }),
  PUT: replace,
  PATCH: patch,
};

const subresources: Readonly<Record<string, Readonly<Record<string, Handler>>>> = {
  status: readAndWrite,
  ephemeralcontainers: readAndWrite,
  resize: readAndWrite,
  approval: readAndWrite,
  finalize: { PUT: replace },
  scale: { GET: scale, PUT: scale, PATCH: scale },
  log: { GET: podLog },
  eviction: { POST: evict },
};
