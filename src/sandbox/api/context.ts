import type { StoredObject } from '../fields.ts';
import type { Store } from '../store/store.ts';
import type { Access } from './access.ts';
import type { ResourceRequest } from './request.ts';

/** What a container wrote in its present life and in the one before. */
export interface ContainerLog {
  readonly current?: string;
  readonly previous?: string;
}

/** Logs by `namespace/pod/container`. */
export type ContainerLogs = Map<string, ContainerLog>;

/** What the handlers of requests share. */
export interface Context {
  readonly store: Store;
  readonly access: Access;
  readonly logs: ContainerLogs;
  readonly now: () => Date;
  /** Pause between bookmarks of a watch. */
  readonly bookmarkEveryMs: number;
  /** How long a simulated container takes to stop. */
  readonly stopMs: number;
}

/** An answer that is sent whole. Streams are written by their handler itself. */
export interface Reply {
  readonly code: number;
  readonly body: unknown;
  /** Default application/json. */
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Words for errors about the request's object. */
export function subjectOf(request: ResourceRequest, name = request.name ?? '') {
  const { group, resource, kind } = request.type;
  return { group, resource, kind, name };
}

/** How the server writes an object of a list: built-in kinds come without `kind` and `apiVersion`, custom ones with. */
export function asItem(request: ResourceRequest, object: StoredObject): unknown {
  if (request.type.custom || request.type.group === 'metrics.k8s.io') return object;
  const { kind: _, apiVersion: __, ...rest } = object;
  return rest;
}
