import { withDefaults } from '../admission/defaults.ts';
import { checkLabels } from '../admission/names.ts';
import { checkImmutable, checkKind } from '../admission/required.ts';
import { type Fields, fieldsAt, isFields, type StoredMetadata, type StoredObject, textAt, valueAt } from '../fields.ts';
import { serverSideApply } from '../patch/apply.ts';
import { jsonPatch, same } from '../patch/json-patch.ts';
import { afterUpdate, type Writer } from '../patch/managers.ts';
import { mergePatch } from '../patch/merge-patch.ts';
import { strategicPatch } from '../patch/strategic-patch.ts';
import { tableOf } from '../store/store.ts';
import { mediaType, objectOf, parsed } from './body.ts';
import { type Context, type Reply, subjectOf } from './context.ts';
import { hasGeneration, kindOf, newObject, stored } from './create.ts';
import { existing } from './read.ts';
import { isTrue, type ResourceRequest } from './request.ts';
import { groupVersion } from './resources.ts';
import { ApiError, badRequest, conflict, invalid, modifiedMeanwhile, notFound } from './status.ts';

/** PUT */
export function replace(context: Context, request: ResourceRequest): Reply {
  const given = objectOf(request);
  checkIdentity(request, given);
  const live = existing(context, request);
  return { code: 200, body: write(context, request, live, given) };
}

/** PATCH, of all four kinds. */
export function patch(context: Context, request: ResourceRequest): Reply {
  const media = mediaType(request.contentType);
  if (media === 'application/apply-patch+yaml') return apply(context, request);
  const live = existing(context, request);
  const patched = patchedBy(media, request, live);
  if (!isFields(patched['metadata'])) throw badRequest('metadata must be an object');
  checkIdentity(request, patched);
  return { code: 200, body: write(context, request, live, patched) };
}

function patchedBy(media: string, request: ResourceRequest, live: StoredObject): Fields {
  if (media === 'application/json-patch+json') return jsonPatch(live, parsed(request));
  const body = parsed(request);
  if (!isFields(body))
    throw badRequest('error decoding patch: json: cannot unmarshal into Go value of type map[string]interface {}');
  if (media === 'application/merge-patch+json') return mergePatch(live, body);
  if (media === 'application/strategic-merge-patch+json' && !request.type.custom)
    return strategicPatch(live, body, live.kind);
  throw new ApiError(415, 'UnsupportedMediaType', '415: Unsupported Media Type', {});
}

/** Server-side apply; makes the object when it is not there. */
function apply(context: Context, request: ResourceRequest): Reply {
  if (!request.query.get('fieldManager'))
    throw new ApiError(
      422,
      'Invalid',
      'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
      {
        group: 'meta.k8s.io',
        kind: 'PatchOptions',
        causes: [
          {
            reason: 'FieldValueRequired',
            message: 'Required value: is required for apply patch',
            field: 'fieldManager',
          },
        ],
      },
    );
  const applied = parsed(request, true);
  if (!isFields(applied)) throw badRequest('error decoding YAML: an object is needed');
  if (!applied['kind'] || !applied['apiVersion'])
    throw badRequest(
      `invalid object type: ${String(applied['apiVersion'] ?? '/')}, Kind=${String(applied['kind'] ?? '')}`,
    );
  if (fieldsAt(applied, 'metadata')['managedFields']) throw badRequest('metadata.managedFields must be nil');
  checkIdentity(request, applied);
  const writer = writerOf(context, request, 'Apply');
  const options = { kind: kindOf(request.type), force: isTrue(request.query.get('force')) };
  const live = context.store.get(tableOf(request.type), request.namespace, request.name ?? '');
  if (live) return { code: 200, body: keep(context, request, live, serverSideApply(live, applied, writer, options)) };
  if (request.subresource) throw notFound(subjectOf(request));
  const metadata = { ...fieldsAt(applied, 'metadata'), name: request.name };
  const fresh = newObject(context, request, { ...applied, metadata });
  const owned = serverSideApply(fresh, applied, writer, { ...options, force: true });
  return { code: 201, body: stored(context, request, owned) };
}

function checkIdentity(request: ResourceRequest, object: Fields): void {
  const name = textAt(object, 'metadata.name');
  const namespace = textAt(object, 'metadata.namespace');
  if (name && name !== request.name)
    throw badRequest(`the name of the object (${name}) does not match the name on the URL (${request.name})`);
  if (namespace && namespace !== request.namespace)
    throw badRequest('the namespace of the provided object does not match the namespace sent on the request');
}

const writerOf = (context: Context, request: ResourceRequest, operation: Writer['operation']): Writer => ({
  name: request.manager,
  operation,
  apiVersion: groupVersion(request.type),
  subresource: request.subresource,
  now: context.now(),
});

/** Puts a changed object in place of the live one. */
export function write(context: Context, request: ResourceRequest, live: StoredObject, wanted: Fields): StoredObject {
  return keep(context, request, live, wanted, (after) =>
    afterUpdate(live, after, writerOf(context, request, 'Update'), kindOf(request.type)),
  );
}

function keep(
  context: Context,
  request: ResourceRequest,
  live: StoredObject,
  wanted: Fields,
  own: (after: StoredObject) => StoredObject = (after) => after,
): StoredObject {
  const { type } = request;
  checkPreconditions(request, live, fieldsAt(wanted, 'metadata'));
  const after = own(completed(withServerFields(request, live, wanted), live));
  const causes = [...checkLabels(after), ...checkKind(type.kind, after), ...checkImmutable(type.kind, live, after)];
  if (causes.length > 0) throw invalid(subjectOf(request), causes);
  if (same(withoutTimes(live), withoutTimes(after))) return live;
  if (after.metadata.deletionTimestamp && isFree(after)) {
    if (!request.dryRun) context.store.remove(tableOf(type), after);
    return after;
  }
  return stored(context, request, after);
}

/** Nothing holds a deleted object any more: no finalizer, and no running container. */
export const isFree = (object: StoredObject) =>
  (object.metadata.finalizers ?? []).length === 0 &&
  (object.metadata.deletionGracePeriodSeconds ?? 0) === 0 &&
  object.kind !== 'Namespace';

/** New parts get their defaults too; what the server chose once, such as a Service's address, stays. */
function completed(after: StoredObject, live: StoredObject): StoredObject {
  const clusterIP = textAt(after, 'spec.clusterIP') || textAt(live, 'spec.clusterIP');
  const given =
    after.kind === 'Service' && clusterIP ? { ...after, spec: { ...fieldsAt(after, 'spec'), clusterIP } } : after;
  const { status: _, ...full } = withDefaults(after.kind, given);
  return { ...full, metadata: after.metadata, ...('status' in after && { status: after['status'] }) } as StoredObject;
}

function checkPreconditions(request: ResourceRequest, live: StoredObject, metadata: Fields): void {
  const { resourceVersion, uid } = metadata;
  if (uid && uid !== live.metadata.uid)
    throw conflict(
      subjectOf(request),
      `Precondition failed: UID in precondition: ${String(uid)}, UID in object meta: ${live.metadata.uid}`,
    );
  if (resourceVersion && resourceVersion !== live.metadata.resourceVersion)
    throw conflict(subjectOf(request), modifiedMeanwhile);
}

/** Status and the rest are written through separate doors; identity and times are the server's. */
function withServerFields(request: ResourceRequest, live: StoredObject, wanted: Fields): StoredObject {
  const { type, subresource } = request;
  const separate = type.subresources.includes('status');
  const {
    name,
    namespace,
    uid,
    creationTimestamp,
    generation,
    deletionTimestamp,
    deletionGracePeriodSeconds,
    resourceVersion,
  } = live.metadata;
  const server = {
    name,
    namespace,
    uid,
    creationTimestamp,
    generation,
    deletionTimestamp,
    deletionGracePeriodSeconds,
    resourceVersion,
  };
  const metadata = defined({ ...fieldsAt(wanted, 'metadata'), ...server }) as StoredMetadata;
  const { status: _, ...main } = wanted;
  const result = (
    subresource === 'status'
      ? { ...live, status: wanted['status'], metadata }
      : { ...(separate ? main : wanted), ...(separate && 'status' in live && { status: live['status'] }), metadata }
  ) as StoredObject;
  const fixed = { ...result, kind: live.kind, apiVersion: live.apiVersion };
  const changed = hasGeneration(type) && !same(valueAt(live, 'spec'), valueAt(fixed, 'spec'));
  return changed ? { ...fixed, metadata: { ...metadata, generation: (generation ?? 0) + 1 } } : fixed;
}

/** Go leaves out what is not set, and empty labels, annotations and lists too. */
const defined = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) =>
        value !== undefined && !(typeof value === 'object' && value !== null && Object.keys(value).length === 0),
    ),
  );

function withoutTimes(object: StoredObject): Fields {
  const { managedFields, ...metadata } = object.metadata;
  const managers = Array.isArray(managedFields)
    ? managedFields.map((entry) => ({ ...(entry as Fields), time: undefined }))
    : [];
  return { ...object, metadata: { ...metadata, resourceVersion: '', managedFields: managers } };
}
