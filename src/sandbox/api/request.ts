import type { ResourceType } from './resources.ts';

/** What a path under /api or /apis names. */
export interface Target {
  readonly group: string;
  readonly version: string;
  readonly resource: string;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  readonly subresource: string | undefined;
}

/** A request for a resource, its path and type already understood. */
export interface ResourceRequest extends Omit<Target, 'group' | 'version' | 'resource'> {
  readonly method: string;
  readonly type: ResourceType;
  readonly query: URLSearchParams;
  readonly accept: string;
  readonly contentType: string;
  /** Who writes, for managedFields: the query's `fieldManager`, else the start of the User-Agent. */
  readonly manager: string;
  readonly dryRun: boolean;
  readonly body: Buffer;
}

/**
 * The decoded segments of a path, or undefined for one that no honest client sends: bad escapes, empty or dot segments,
 * slashes or control characters hidden in escapes.
 */
export function segmentsOf(path: string): string[] | undefined {
  try {
    const segments = path.replace(/^\//, '').replace(/\/$/, '').split('/').map(decodeURIComponent);
    const odd = segments.some((segment) => segment === '.' || segment === '..' || /[/\\%\p{Cc}]/u.test(segment));
    return odd || (segments.length > 1 && segments.includes('')) ? undefined : segments;
  } catch {
    return undefined;
  }
}

/** Understands `/api/v1/…` and `/apis/<group>/<version>/…`; undefined when the path is no resource's. */
export function targetOf(segments: readonly string[]): Target | undefined {
  const [root, ...rest] = segments;
  if (root !== 'api' && root !== 'apis') return undefined;
  const group = root === 'api' ? '' : rest.shift();
  const version = rest.shift();
  if (group === undefined || version === undefined || rest.length === 0) return undefined;
  // `namespaces/x/status` is the namespace's own subresource; any other third segment is a resource inside it.
  const inside =
    rest[0] === 'namespaces' &&
    rest.length > 2 &&
    !(['status', 'finalize'].includes(rest[2] ?? '') && rest.length === 3);
  const namespace = inside ? rest[1] : undefined;
  const [resource = '', name, subresource, ...more] = inside ? rest.slice(2) : rest;
  if (more.length > 0) return undefined;
  return { group, version, resource, namespace, name, subresource };
}

/** The verb of Kubernetes' authorisation for a request. */
export function verbOf(request: Pick<ResourceRequest, 'method' | 'name' | 'query'>): string {
  switch (request.method) {
    case 'POST':
      return 'create';
    case 'PUT':
      return 'update';
    case 'PATCH':
      return 'patch';
    case 'DELETE':
      return request.name === undefined ? 'deletecollection' : 'delete';
    default:
      if (isTrue(request.query.get('watch'))) return 'watch';
      return request.name === undefined ? 'list' : 'get';
  }
}

export const isTrue = (value: string | null) => value === 'true' || value === '1' || value === 'True';
