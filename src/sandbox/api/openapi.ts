import type { Store } from '../store/store.ts';
import type { Reply } from './context.ts';
import { servedTypes } from './discovery.ts';
import { groupVersion, type ResourceType } from './resources.ts';

/**
 * As much of OpenAPI v3 as kubectl needs before it writes: that each kind's PATCH takes `dryRun` and `fieldValidation`.
 * Strategic merge is left out of the content types on purpose: kubectl then uses the schemas that are compiled into it.
 */
export function openApi(store: Store, path: readonly string[]): Reply | undefined {
  if (path[0] !== 'openapi' || path[1] !== 'v3') return undefined;
  const types = servedTypes(store);
  const versions = [...new Set(types.map((type) => pathOf(type)))];
  if (path.length === 2) {
    const paths = Object.fromEntries(
      versions.map((version) => [version, { serverRelativeURL: `/openapi/v3/${version}` }]),
    );
    return { code: 200, body: { paths } };
  }
  const wanted = path.slice(2).join('/');
  const own = types.filter((type) => pathOf(type) === wanted);
  return own.length === 0 ? undefined : { code: 200, body: document(own) };
}

const pathOf = (type: ResourceType) => (type.group ? `apis/${groupVersion(type)}` : `api/${type.version}`);

function document(types: readonly ResourceType[]) {
  return {
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version: 'unversioned' },
    paths: Object.fromEntries(
      types.map((type) => {
        const inside = type.namespaced ? 'namespaces/{namespace}/' : '';
        return [`/${pathOf(type)}/${inside}${type.resource}/{name}`, { patch: patchOperation(type), parameters: [] }];
      }),
    ),
    components: { schemas: {} },
  };
}

function patchOperation(type: ResourceType) {
  const { group, version, kind } = type;
  const query = (name: string) => ({ name, in: 'query', schema: { type: 'string', uniqueItems: true } });
  return {
    parameters: ['dryRun', 'fieldManager', 'fieldValidation', 'force'].map(query),
    requestBody: {
      content: { 'application/merge-patch+json': { schema: {} }, 'application/json-patch+json': { schema: {} } },
    },
    responses: { 200: { description: 'OK' } },
    'x-kubernetes-action': 'patch',
    'x-kubernetes-group-version-kind': { group, version, kind },
  };
}
