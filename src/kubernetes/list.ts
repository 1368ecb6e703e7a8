import { LionsError } from '../model/error.ts';
import { isGone } from './errors.ts';
import { withoutManagedFields } from './managed-fields.ts';
import type { RawObject } from './object.ts';
import { query, type Resource, resourcePath } from './resource.ts';
import type { CallControl } from './transport/deadline.ts';
import type { Transport } from './transport/transport.ts';

export interface Selection {
  /** One namespace; undefined for all of them. */
  readonly namespace?: string | undefined;
  /** As kubectl writes it: `app=web,tier!=cache`. */
  readonly labelSelector?: string | undefined;
  /** `status.phase=Running`, `metadata.name=web-0`. */
  readonly fieldSelector?: string | undefined;
}

/** Makes a small record of an object as its page arrives, so that the page can be forgotten; undefined leaves it out. */
export type Project<T> = (object: RawObject) => T | undefined;

export interface ListOptions<T> extends Selection, CallControl {
  /** Objects a page; 500 when undefined. `timeoutMs` counts for each page. */
  readonly pageSize?: number | undefined;
  /** `0` answers from the server's cache; undefined reads the newest state. */
  readonly resourceVersion?: string | undefined;
  /** Leaves `metadata.managedFields` out before parsing, which saves a third of the work; lists of that name elsewhere go too. */
  readonly withoutManagedFields?: boolean | undefined;
  readonly project?: Project<T> | undefined;
}

export interface ListResult<T> {
  readonly items: T[];
  /** From here a watch continues without a gap. */
  readonly resourceVersion: string;
}

interface Page {
  readonly kind?: string;
  readonly metadata?: { readonly resourceVersion?: string; readonly continue?: string };
  readonly items?: (RawObject & { apiVersion?: string; kind?: string })[] | null;
}

const restarts = 2;

/**
 * A consistent list, page by page. When the continue token expires on the way (410), all begins anew; after two such
 * restarts one page holds everything. Items carry their apiVersion and kind, which the server leaves out.
 */
export async function list<T = RawObject>(
  transport: Transport,
  resource: Resource,
  options: ListOptions<T> = {},
): Promise<ListResult<T>> {
  for (let round = 0; ; round++) {
    try {
      return await listOnce(transport, resource, round < restarts ? options : { ...options, pageSize: 0 });
    } catch (error) {
      if (!isGone(error) || round >= restarts) throw error;
    }
  }
}

async function listOnce<T>(transport: Transport, resource: Resource, options: ListOptions<T>): Promise<ListResult<T>> {
  const project = options.project ?? ((object: RawObject) => object as T);
  const items: T[] = [];
  let resourceVersion = '';
  let next: string | undefined;
  do {
    const { timeoutMs, signal } = options;
    const call = { method: 'GET', path: pagePath(resource, options, next), timeoutMs, signal } as const;
    const page: Page = await transport.json<Page>(
      call,
      options.withoutManagedFields ? withoutManagedFields : undefined,
    );
    resourceVersion = takePage(page, resource, project, items, transport.target) || resourceVersion;
    next = page.metadata?.continue || undefined;
  } while (next);
  return { items, resourceVersion };
}

function pagePath<T>(resource: Resource, options: ListOptions<T>, next: string | undefined): string {
  const pageSize = options.pageSize ?? 500;
  const search = query({
    labelSelector: options.labelSelector || undefined,
    fieldSelector: options.fieldSelector || undefined,
    limit: pageSize || undefined,
    continue: next,
    // A token says which state it continues; the server refuses both together.
    resourceVersion: next ? undefined : options.resourceVersion,
  });
  return resourcePath(resource, { namespace: options.namespace }) + search;
}

function takePage<T>(page: Page, resource: Resource, project: Project<T>, into: T[], target: string): string {
  if (typeof page !== 'object' || page === null || !page.kind?.endsWith('List')) {
    throw new LionsError('LIONS-API-009', `a list of ${resource.plural} was expected`, { target });
  }
  for (const item of page.items ?? []) {
    item.apiVersion ??= resource.apiVersion;
    item.kind ??= resource.kind;
    const kept = project(item);
    if (kept !== undefined) into.push(kept);
  }
  return page.metadata?.resourceVersion ?? '';
}
