import type { StoredObject } from '../fields.ts';
import { tableOf } from '../store/store.ts';
import { asItem, type Context, type Reply, subjectOf } from './context.ts';
import type { ResourceRequest } from './request.ts';
import { groupVersion } from './resources.ts';
import { fieldSelector, labelSelector, type Selects } from './selectors.ts';
import { badRequest, gone, notFound, tooLargeVersion } from './status.ts';

/** @throws {ApiError} 404 */
export function existing(context: Context, request: ResourceRequest): StoredObject {
  const object = context.store.get(tableOf(request.type), request.namespace, request.name ?? '');
  if (!object) throw notFound(subjectOf(request));
  return inVersion(request, object);
}

/** The object as the version that was asked for; versions of one resource differ by their apiVersion only here. */
export function inVersion(request: ResourceRequest, object: StoredObject): StoredObject {
  const apiVersion = groupVersion(request.type);
  return object.apiVersion === apiVersion ? object : { ...object, apiVersion };
}

export function selectsOf(request: ResourceRequest): Selects {
  const byLabel = labelSelector(request.query.get('labelSelector'));
  const byField = fieldSelector(request.type.kind, request.query.get('fieldSelector'));
  return (object) => byLabel(object) && byField(object);
}

/** One page of a list. */
export interface Page {
  readonly items: readonly StoredObject[];
  readonly metadata: {
    readonly resourceVersion: string;
    readonly continue?: string;
    readonly remainingItemCount?: number;
  };
}

export function list(context: Context, request: ResourceRequest): Reply {
  const page = pageOf(context, request);
  return {
    code: 200,
    body: {
      kind: `${request.type.kind}List`,
      apiVersion: groupVersion(request.type),
      metadata: page.metadata,
      items: page.items.map((object) => asItem(request, inVersion(request, object))),
    },
  };
}

/** @throws {ApiError} 400 for bad parameters, 410 for a token or version that is too old, 504 for one from the future */
export function pageOf(context: Context, request: ResourceRequest): Page {
  const { store } = context;
  const limit = numberOf(request.query.get('limit'));
  const asked = versionOf(request.query.get('resourceVersion'));
  if (asked > store.revision) throw tooLargeVersion(asked, store.revision);
  const from = startOf(request.query.get('continue'));
  const exact = request.query.get('resourceVersionMatch') === 'Exact';
  let revision = store.revision;
  if (from && from.revision > 0) revision = from.revision;
  else if (exact && asked > 0) revision = asked;
  if (revision < store.compacted) {
    if (from) throw gone(expired, tokenOf({ revision: -1, after: from.after }));
    throw gone(`The resourceVersion for the provided list is too old.`);
  }
  const selects = selectsOf(request);
  const state =
    revision === store.revision
      ? store.list(tableOf(request.type), request.namespace)
      : store.listAt(tableOf(request.type), revision, request.namespace);
  const rest = state.filter((object) => selects(object) && (!from || keyOf(object) > from.after));
  const items = limit > 0 ? rest.slice(0, limit) : rest;
  const last = items.at(-1);
  const metadata = { resourceVersion: String(revision) };
  if (!last || items.length === rest.length) return { items, metadata };
  const selected = request.query.has('labelSelector') || request.query.has('fieldSelector');
  return {
    items,
    metadata: {
      ...metadata,
      continue: tokenOf({ revision, after: keyOf(last) }),
      ...(!selected && { remainingItemCount: rest.length - items.length }),
    },
  };
}

const keyOf = (object: StoredObject) => `${object.metadata.namespace ?? ''}/${object.metadata.name}`;

/** A page's place: the revision that its list shows (-1: whatever is newest) and the last key before it. */
interface Start {
  readonly revision: number;
  readonly after: string;
}

const tokenOf = (start: Start) =>
  Buffer.from(JSON.stringify({ v: 'meta.k8s.io/v1', rv: start.revision, start: start.after })).toString('base64url');

function startOf(token: string | null): Start | undefined {
  if (!token) return undefined;
  try {
    const { v, rv, start } = JSON.parse(Buffer.from(token, 'base64url').toString()) as Record<string, unknown>;
    if (v === 'meta.k8s.io/v1' && typeof rv === 'number' && typeof start === 'string')
      return { revision: rv, after: start };
  } catch {
    // Answered below, like any other token that is not ours.
  }
  throw badRequest('invalid continue token: continue key is not valid');
}

const expired =
  'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.';

function numberOf(text: string | null): number {
  if (!text) return 0;
  if (!/^-?\d+$/.test(text)) throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`);
  return Number(text);
}

export function versionOf(text: string | null): number {
  if (!text) return 0;
  if (!/^\d+$/.test(text))
    throw badRequest(
      `invalid resource version: resourceVersion: Invalid value: ${JSON.stringify(text)}: strconv.ParseUint: parsing ${JSON.stringify(text)}: invalid syntax`,
    );
  return Number(text);
}
