import { LionsError } from '../model/error.ts';
import type { Status } from './errors.ts';
import { isStatus } from './errors.ts';
import type { Selection } from './list.ts';
import type { NewObject, RawObject } from './object.ts';
import { objectPath, query, type Resource, resourcePath } from './resource.ts';
import type { CallControl } from './transport/deadline.ts';
import type { Transport } from './transport/transport.ts';

/** The field manager under which LIONS writes when the caller names none. */
export const defaultFieldManager = 'lions';

export interface WriteOptions extends CallControl {
  /** The object's own `metadata.namespace` when undefined. */
  readonly namespace?: string | undefined;
  /** The server does everything but store. */
  readonly dryRun?: boolean | undefined;
  readonly fieldManager?: string | undefined;
  /** What the server does with fields that it does not know; its default is Warn. */
  readonly fieldValidation?: 'Strict' | 'Warn' | 'Ignore' | undefined;
  /** `status`, `scale`, … */
  readonly subresource?: string | undefined;
}

export interface ApplyOptions extends WriteOptions {
  /** Takes fields over that another manager owns, instead of a conflict. */
  readonly force?: boolean | undefined;
}

export interface DeleteOptions extends CallControl {
  readonly namespace?: string | undefined;
  readonly dryRun?: boolean | undefined;
  /** The object must still be this one and in this version, else 409. */
  readonly preconditions?: { readonly uid?: string; readonly resourceVersion?: string } | undefined;
  readonly propagationPolicy?: 'Foreground' | 'Background' | 'Orphan' | undefined;
  readonly gracePeriodSeconds?: number | undefined;
}

/** What the server answered: the object while it is still ending (finalizers, grace period), or a Status when it is gone. */
export interface DeleteResult<T> {
  readonly object?: T;
  readonly status?: Status;
}

export type Patch =
  /** RFC 6902. `test` operations make it conditional. */
  | { readonly type: 'json'; readonly operations: readonly JsonPatchOperation[] }
  /** RFC 7386: null deletes, lists are replaced. */
  | { readonly type: 'merge'; readonly body: object }
  /** Kubernetes' own, which merges lists by key; built-in kinds only. */
  | { readonly type: 'strategic'; readonly body: object };

export type JsonPatchOperation =
  | { readonly op: 'add' | 'replace' | 'test'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move' | 'copy'; readonly from: string; readonly path: string };

const contentTypes = {
  json: 'application/json-patch+json',
  merge: 'application/merge-patch+json',
  strategic: 'application/strategic-merge-patch+json',
} as const;

/** POST; of a subresource (`eviction`, `token`) when one is named, else to the collection. */
export function create<T>(
  transport: Transport,
  resource: Resource,
  object: NewObject,
  options: WriteOptions,
): Promise<T> {
  const namespace = options.namespace ?? object.metadata?.namespace;
  const name = options.subresource ? nameOf(object) : undefined;
  const place = { namespace, name, subresource: options.subresource };
  if (resource.namespaced && !namespace) throw noNamespace(resource);
  return write(transport, 'POST', resourcePath(resource, place), withType(resource, object, options), options);
}

/** PUT: with `metadata.resourceVersion` it fails with a conflict when somebody else was faster. */
export function replace<T>(
  transport: Transport,
  resource: Resource,
  object: NewObject,
  options: WriteOptions,
): Promise<T> {
  return write(transport, 'PUT', pathOf(resource, object, options), withType(resource, object, options), options);
}

export function patch<T>(
  transport: Transport,
  resource: Resource,
  name: string,
  change: Patch,
  options: WriteOptions,
): Promise<T> {
  const path = objectPath(resource, { namespace: options.namespace, name, subresource: options.subresource });
  const body = change.type === 'json' ? change.operations : change.body;
  return write(transport, 'PATCH', path, body, options, contentTypes[change.type]);
}

/** Server-side apply. */
export function apply<T>(
  transport: Transport,
  resource: Resource,
  object: NewObject,
  options: ApplyOptions,
): Promise<T> {
  const body = withType(resource, object, options);
  const type = 'application/apply-patch+yaml';
  return write(transport, 'PATCH', pathOf(resource, object, options), body, options, type, options.force);
}

export async function remove(
  transport: Transport,
  resource: Resource,
  name: string,
  options: DeleteOptions,
): Promise<DeleteResult<RawObject>> {
  const path = objectPath(resource, { namespace: options.namespace, name });
  return sendDelete(transport, path, options);
}

/** Deletes what the selectors choose, in one namespace for namespaced kinds. */
export async function removeAll(
  transport: Transport,
  resource: Resource,
  options: DeleteOptions & Selection,
): Promise<void> {
  if (resource.namespaced && !options.namespace) throw noNamespace(resource);
  const { labelSelector, fieldSelector } = options;
  const path = resourcePath(resource, { namespace: options.namespace }) + query({ labelSelector, fieldSelector });
  await sendDelete(transport, path, options);
}

async function sendDelete(
  transport: Transport,
  path: string,
  options: DeleteOptions,
): Promise<DeleteResult<RawObject>> {
  const { dryRun, preconditions, propagationPolicy, gracePeriodSeconds, timeoutMs, signal } = options;
  const body = JSON.stringify({
    kind: 'DeleteOptions',
    apiVersion: 'v1',
    preconditions,
    propagationPolicy,
    gracePeriodSeconds,
    dryRun: dryRun ? ['All'] : undefined,
  });
  const answer = await transport.json<unknown>({ method: 'DELETE', path, body, timeoutMs, signal });
  return isStatus(answer) ? { status: answer } : { object: answer as RawObject };
}

function write<T>(
  transport: Transport,
  method: 'POST' | 'PUT' | 'PATCH',
  path: string,
  body: object,
  options: WriteOptions,
  contentType = 'application/json',
  force?: boolean,
): Promise<T> {
  const search = query({
    dryRun: options.dryRun ? 'All' : undefined,
    fieldManager: options.fieldManager ?? defaultFieldManager,
    fieldValidation: options.fieldValidation,
    force: force || undefined,
  });
  const { timeoutMs, signal } = options;
  return transport.json<T>({ method, path: path + search, body: JSON.stringify(body), contentType, timeoutMs, signal });
}

function pathOf(resource: Resource, object: NewObject, options: WriteOptions): string {
  const namespace = options.namespace ?? object.metadata?.namespace;
  return objectPath(resource, { namespace, name: nameOf(object), subresource: options.subresource });
}

function nameOf(object: NewObject): string {
  const name = object.metadata?.name;
  if (!name) throw new LionsError('LIONS-API-005', 'the object has no metadata.name');
  return name;
}

/** A subresource has a type of its own (`Scale`, `Eviction`), which the caller names. */
function withType(resource: Resource, object: NewObject, options: WriteOptions): NewObject {
  if (options.subresource && object.kind) return object;
  return { ...object, apiVersion: object.apiVersion ?? resource.apiVersion, kind: object.kind ?? resource.kind };
}

function noNamespace(resource: Resource): LionsError {
  return new LionsError('LIONS-API-005', `a namespace is needed for ${resource.plural}`);
}
