import type { StoredObject } from '../fields.ts';
import { asTable } from '../table/table.ts';
import type { Reply } from './context.ts';
import type { ResourceRequest } from './request.ts';
import { groupVersion } from './resources.ts';
import { notAcceptable } from './status.ts';

/** The form in which a client wants objects: as they are, as a printed table, or their metadata only. */
export interface Shape {
  readonly streamType: string;
  event(object: StoredObject): unknown;
  bookmark(object: unknown): unknown;
  reply(reply: Reply): Reply;
}

/**
 * Chooses by the Accept header, first match first.
 * @throws {ApiError} 406 when the client takes no JSON
 */
export function shapeFor(request: ResourceRequest): Shape {
  for (const part of (request.accept || '*/*').split(',')) {
    const [media = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    if (!['application/json', 'application/*', '*/*'].includes(media)) continue;
    const values = new Map(parameters.map((parameter) => parameter.split('=') as [string, string]));
    const as = values.get('as');
    if (!as) return plain;
    if (values.get('g') !== 'meta.k8s.io' || (values.get('v') !== 'v1' && values.get('v') !== 'v1beta1')) continue;
    const apiVersion = `meta.k8s.io/${values.get('v')}`;
    if (as === 'Table') return tableShape(request, apiVersion);
    if (as === 'PartialObjectMetadata' || as === 'PartialObjectMetadataList') return partialShape(apiVersion);
  }
  throw notAcceptable();
}

const plain: Shape = {
  streamType: 'application/json',
  event: (object) => object,
  bookmark: (object) => object,
  reply: (reply) => reply,
};

function tableShape(request: ResourceRequest, apiVersion: string): Shape {
  const include = request.query.get('includeObject') ?? 'Metadata';
  const table = (objects: readonly StoredObject[], metadata: unknown) =>
    asTable({ type: request.type, objects, metadata, apiVersion, include });
  return {
    streamType: `application/json;as=Table;v=${apiVersion.slice(12)};g=meta.k8s.io`,
    event: (object) => table([object], { resourceVersion: object.metadata.resourceVersion }),
    bookmark: (object) => ({ ...table([], (object as StoredObject).metadata), rows: [] }),
    reply: (reply) => {
      const body = reply.body as { kind: string; metadata: unknown; items?: StoredObject[] };
      if (reply.code >= 300 || body.kind === 'Status' || body.kind === 'Scale') return reply;
      const own = { apiVersion: groupVersion(request.type), kind: request.type.kind };
      const objects = body.items?.map((item) => ({ ...own, ...item })) ?? [body as unknown as StoredObject];
      const { resourceVersion } = body.metadata as { resourceVersion: string };
      return { ...reply, body: table(objects, body.items ? body.metadata : { resourceVersion }) };
    },
  };
}

function partialShape(apiVersion: string): Shape {
  const partial = (object: { metadata: unknown }) => ({
    kind: 'PartialObjectMetadata',
    apiVersion,
    metadata: object.metadata,
  });
  return {
    streamType: `application/json;as=PartialObjectMetadata;v=${apiVersion.slice(12)};g=meta.k8s.io`,
    event: partial,
    bookmark: (object) => partial(object as StoredObject),
    reply: (reply) => {
      const body = reply.body as { kind: string; metadata: unknown; items?: StoredObject[] };
      if (reply.code >= 300 || body.kind === 'Status') return reply;
      if (!body.items) return { ...reply, body: partial(body) };
      const { metadata, items } = body;
      return { ...reply, body: { kind: 'PartialObjectMetadataList', apiVersion, metadata, items: items.map(partial) } };
    },
  };
}
