import { LionsError } from '../model/error.ts';

/** A kind of object and where the API server keeps it. From the table in `built-in.ts` or from discovery. */
export interface Resource {
  /** `v1`, `apps/v1`. */
  readonly apiVersion: string;
  readonly kind: string;
  /** The name in paths, such as `pods`. */
  readonly plural: string;
  readonly namespaced: boolean;
}

export interface Place {
  readonly namespace?: string | undefined;
  readonly name?: string | undefined;
  readonly subresource?: string | undefined;
}

/**
 * The path of a resource, an object or a subresource, each part encoded.
 * @throws {LionsError} LIONS-API-005 for a name that the server could not have accepted and that would lead elsewhere
 */
export function resourcePath(resource: Resource, place: Place = {}): string {
  const group = resource.apiVersion.includes('/') ? 'apis' : 'api';
  const inNamespace = resource.namespaced && place.namespace ? ['namespaces', place.namespace] : [];
  const rest = place.name === undefined ? [] : [place.name, ...(place.subresource?.split('/') ?? [])];
  return `/${group}/${resource.apiVersion}/${[...inNamespace, resource.plural, ...rest].map(segment).join('/')}`;
}

/** As {@link resourcePath}, for one object: a namespaced kind needs its namespace. */
export function objectPath(resource: Resource, place: Place & { readonly name: string }): string {
  if (resource.namespaced && !place.namespace) {
    throw new LionsError('LIONS-API-005', `${resource.kind} ${place.name} needs a namespace`);
  }
  return resourcePath(resource, place);
}

function segment(text: string): string {
  if (text === '' || text === '.' || text === '..' || /[/%]/.test(text)) {
    throw new LionsError('LIONS-API-005', `“${text}” is not a name that Kubernetes accepts`);
  }
  return encodeURIComponent(text);
}

export type QueryValue = string | number | boolean | readonly string[] | undefined;

/** `?a=1&b=2`, without what is undefined; empty when nothing is left. */
export function query(values: Readonly<Record<string, QueryValue>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one));
  }
  const text = search.toString();
  return text && `?${text}`;
}
