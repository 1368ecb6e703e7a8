import { parse } from 'yaml';
import { type Fields, isFields, textAt } from '../fields.ts';
import type { ResourceRequest } from './request.ts';
import { groupVersion } from './resources.ts';
import { badRequest, unsupportedMediaType } from './status.ts';

/** Deeper nesting is no honest object, and walking it would end in a stack overflow. */
const deepest = 200;

export function mediaType(contentType: string): string {
  return (contentType.split(';')[0] ?? '').trim().toLowerCase();
}

/** @throws {ApiError} 400 or 415 */
export function objectOf(request: ResourceRequest): Fields {
  const media = mediaType(request.contentType) || 'application/json';
  if (media !== 'application/json' && media !== 'application/yaml')
    throw unsupportedMediaType('application/json, application/yaml');
  const value = parsed(request, media === 'application/yaml');
  if (!isFields(value)) throw unrecognised(request, 'json: cannot unmarshal into an object');
  return ofThisKind(request, value);
}

/** @throws {ApiError} 400 when the text is no JSON (or YAML), or nested beyond reason */
export function parsed(request: ResourceRequest, yaml = false): unknown {
  const text = request.body.toString('utf8');
  let value: unknown;
  try {
    value = yaml ? parse(text, { maxAliasCount: 100 }) : JSON.parse(text);
  } catch (error) {
    const why = text === '' ? 'unexpected end of JSON input' : (error as Error).message;
    if (request.method === 'PATCH') throw badRequest(`error decoding patch: ${why}`);
    throw unrecognised(request, why);
  }
  if (depthOver(value, deepest)) throw badRequest('json: exceeded max depth');
  return value;
}

const unrecognised = (request: ResourceRequest, why: string) =>
  badRequest(
    `the object provided is unrecognized (must be of type ${request.type.kind}): couldn't get version/kind; json parse error: ${why}`,
  );

function depthOver(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return limit === 0 || Object.values(value).some((inner) => depthOver(inner, limit - 1));
}

/** Subresources such as scale take their own kind; everything else must be what the path says. */
function ofThisKind(request: ResourceRequest, object: Fields): Fields {
  const kind = textAt(object, 'kind');
  const apiVersion = textAt(object, 'apiVersion');
  if (request.subresource === 'scale' || request.subresource === 'eviction' || request.method === 'DELETE')
    return object;
  const own = groupVersion(request.type);
  if ((kind && kind !== request.type.kind) || (apiVersion && apiVersion !== own))
    throw badRequest(
      `${kind ?? request.type.kind} in version "${apiVersion ?? own}" cannot be handled as a ${request.type.kind}: no kind "${kind}" is registered for version "${apiVersion}" here`,
    );
  return { ...object, kind: request.type.kind, apiVersion: own };
}
