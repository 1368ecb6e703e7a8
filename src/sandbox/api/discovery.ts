import type { Store } from '../store/store.ts';
import type { Reply } from './context.ts';
import { groupVersion, type ResourceType } from './resources.ts';

/** The version of Kubernetes that the sandbox speaks like. */
export const version = {
  major: '1',
  minor: '35',
  emulationMajor: '1',
  emulationMinor: '35',
  minCompatibilityMajor: '1',
  minCompatibilityMinor: '34',
  gitVersion: 'v1.35.4+k3s1',
  gitCommit: '0000000000000000000000000000000000000000',
  gitTreeState: 'clean',
  buildDate: '2026-04-20T00:00:00Z',
  goVersion: 'go1.26.1',
  compiler: 'gc',
  platform: 'linux/amd64',
};

/** Answers the paths that describe the API itself; undefined for any other path. */
export function discover(store: Store, path: readonly string[], address: string): Reply | undefined {
  const [root, first, second] = path;
  const ok = (body: unknown): Reply => ({ code: 200, body });
  const types = servedTypes(store);
  if (path.length === 1 && root === 'version') return ok(version);
  if (path.length === 1 && ['healthz', 'livez', 'readyz'].includes(root ?? ''))
    return { code: 200, body: 'ok', contentType: 'text/plain; charset=utf-8' };
  if (path.length === 1 && root === 'api')
    return ok({
      kind: 'APIVersions',
      versions: ['v1'],
      serverAddressByClientCIDRs: [{ clientCIDR: '0.0.0.0/0', serverAddress: address }],
    });
  if (path.length === 2 && root === 'api' && first === 'v1') return ok(resourceList(types, '', 'v1'));
  if (root !== 'apis') return undefined;
  if (path.length === 1) return ok({ kind: 'APIGroupList', apiVersion: 'v1', groups: groupsOf(types) });
  const group = groupsOf(types).find(({ name }) => name === first);
  if (path.length === 2 && group) return ok({ kind: 'APIGroup', apiVersion: 'v1', ...group });
  if (path.length === 3 && group?.versions.some((known) => known.version === second))
    return ok(resourceList(types, first ?? '', second ?? ''));
  return undefined;
}

/** Metrics are served only where metrics-server is registered, as on a real cluster. */
export function servedTypes(store: Store): readonly ResourceType[] {
  const metrics = store.get('apiregistration.k8s.io/apiservices', undefined, 'v1beta1.metrics.k8s.io') !== undefined;
  return metrics ? store.types : store.types.filter((type) => type.group !== 'metrics.k8s.io');
}

export interface Group {
  readonly name: string;
  readonly versions: readonly { readonly groupVersion: string; readonly version: string }[];
  readonly preferredVersion: unknown;
}

export function groupsOf(types: readonly ResourceType[]): Group[] {
  const names = [...new Set(types.map((type) => type.group).filter(Boolean))];
  return names.map((name) => {
    const versions = [...new Set(types.filter((type) => type.group === name).map((type) => type.version))].map(
      (known) => ({ groupVersion: `${name}/${known}`, version: known }),
    );
    return { name, versions, preferredVersion: versions[0] };
  });
}

function resourceList(types: readonly ResourceType[], group: string, wanted: string) {
  const own = types.filter((type) => type.group === group && type.version === wanted);
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: own[0] ? groupVersion(own[0]) : wanted,
    resources: own.flatMap((type) => [mainResource(type), ...type.subresources.map((name) => subresource(type, name))]),
  };
}

function mainResource(type: ResourceType) {
  return {
    name: type.resource,
    singularName: type.singular,
    namespaced: type.namespaced,
    kind: type.kind,
    verbs: type.verbs,
    ...(type.shortNames.length > 0 && { shortNames: type.shortNames }),
    ...(type.categories.length > 0 && { categories: type.categories }),
  };
}

const otherKinds: Readonly<Record<string, { group: string; version: string; kind: string }>> = {
  scale: { group: 'autoscaling', version: 'v1', kind: 'Scale' },
  eviction: { group: 'policy', version: 'v1', kind: 'Eviction' },
};
const verbs: Readonly<Record<string, string[]>> = { eviction: ['create'], log: ['get'], finalize: ['update'] };

function subresource(type: ResourceType, name: string) {
  return {
    name: `${type.resource}/${name}`,
    singularName: '',
    namespaced: type.namespaced,
    kind: type.kind,
    ...otherKinds[name],
    verbs: verbs[name] ?? ['get', 'patch', 'update'],
  };
}
