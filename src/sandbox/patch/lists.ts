/** How the items of a list are told apart when changes to it are merged. */
export type ListRule =
  | { readonly by: 'whole' }
  | { readonly by: 'value' }
  /** `patchKey` serves strategic merge patches; server-side apply uses all of `keys`. */
  | { readonly by: 'keys'; readonly keys: readonly string[]; readonly patchKey: string };

const keyed = (...keys: readonly [string, ...string[]]): ListRule => ({ by: 'keys', keys, patchKey: keys[0] });
const whole: ListRule = { by: 'whole' };
const values: ListRule = { by: 'value' };

/** By field name: in Kubernetes' own kinds a name nearly always has one meaning. Taken from the OpenAPI of 1.35. */
const byName: Readonly<Record<string, ListRule>> = {
  containers: keyed('name'),
  initContainers: keyed('name'),
  ephemeralContainers: keyed('name'),
  volumes: keyed('name'),
  env: keyed('name'),
  imagePullSecrets: keyed('name'),
  schedulingGates: keyed('name'),
  resourceClaims: keyed('name'),
  secrets: keyed('name'),
  webhooks: keyed('name'),
  matchConditions: keyed('name'),
  claims: keyed('name'),
  volumeMounts: keyed('mountPath'),
  volumeDevices: keyed('devicePath'),
  hostAliases: keyed('ip'),
  podIPs: keyed('ip'),
  conditions: keyed('type'),
  topologySpreadConstraints: keyed('topologyKey', 'whenUnsatisfiable'),
  podCIDRs: values,
};

const containerLists = ['containers', 'initContainers', 'ephemeralContainers'];

/**
 * @param kind the object's kind; undefined for custom resources, whose lists are taken whole
 * @param path names of the fields that lead to the list, without list positions
 */
export function listRule(kind: string | undefined, path: readonly string[]): ListRule {
  const name = path.at(-1) ?? '';
  const parent = path.at(-2) ?? '';
  if (parent === 'metadata' && name === 'finalizers') return values;
  if (parent === 'metadata' && name === 'ownerReferences') return keyed('uid');
  if (kind === undefined) return whole;
  if (name === 'ports') {
    if (containerLists.includes(parent)) return keyed('containerPort', 'protocol');
    return kind === 'Service' && path.length === 2 ? keyed('port', 'protocol') : whole;
  }
  if (name === 'addresses') return kind === 'Node' ? keyed('type') : whole;
  return byName[name] ?? whole;
}

const wholeMaps = ['nodeSelector', 'labelSelector', 'podSelector', 'namespaceSelector', 'objectSelector', 'roleRef'];
const wholeReferences =
  /(KeyRef|fieldRef|resourceFieldRef|secretRef|scaleTargetRef|configMapRef|targetRef|involvedObject)$/;

/** Maps that belong to one manager as a whole, such as a selector. */
export function isWholeMap(kind: string | undefined, path: readonly string[]): boolean {
  if (kind === undefined) return false;
  const name = path.at(-1) ?? '';
  return wholeMaps.includes(name) || (name === 'selector' && path[0] === 'spec') || wholeReferences.test(name);
}

/** The identity of a list item, with the default that the API server gives to a missing protocol. */
export function itemKey(item: Readonly<Record<string, unknown>>, keys: readonly string[]): string {
  const entries = keys.map((key) => [key, item[key] ?? (key === 'protocol' ? 'TCP' : undefined)] as const);
  return JSON.stringify(Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1))));
}
