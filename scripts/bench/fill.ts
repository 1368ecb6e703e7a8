// Fills a real API server with a synthetic cluster: `node fill.ts KUBECONFIG PODS [PLURAL…]`, objects in proportion to
// 5,000 pods, of all kinds or of those that are named.
// Controllers and scheduler must be still, or they would undo what was made.
import { setTimeout as pause } from 'node:timers/promises';
import { builtIn } from '../../src/kubernetes/built-in.ts';
import { KubernetesClient } from '../../src/kubernetes/client.ts';
import { isAlreadyExists } from '../../src/kubernetes/errors.ts';
import type { NewObject } from '../../src/kubernetes/object.ts';
import type { Resource } from '../../src/kubernetes/resource.ts';
import { countFor, type Made } from './counts.ts';
import { make } from './objects.ts';

const [kubeconfig = '', pods = '5000', ...only] = process.argv.slice(2);
/** What others refer to first. Nobody refers to the rest, and a cluster has its own of what is left out. */
const order = [
  ...['namespaces', 'nodes', 'storageclasses', 'serviceaccounts', 'configmaps', 'secrets', 'persistentvolumes'],
  ...[
    'persistentvolumeclaims',
    'deployments',
    'replicasets',
    'cronjobs',
    'jobs',
    'services',
    'endpointslices',
    'ingresses',
  ],
  // No leases: nobody renews those of nodes that are not there, and soon all would be found silent.
  ...['networkpolicies', 'pods', 'events'],
];
const inParallel = 24;
const withStatus = new Set([
  'pods',
  'deployments',
  'replicasets',
  'nodes',
  'persistentvolumeclaims',
  'persistentvolumes',
]);

/** More pods later are more replicas. */
const scaled = new Set(['deployments', 'replicasets']);
/** Others name them by their uid. */
const owners = new Set(['deployments', 'replicasets']);
const uids = new Map<string, string>();

const resources = new Map<string, Resource>(
  Object.entries(builtIn)
    .filter(([kind]) => !kind.startsWith('Legacy') && kind !== 'NodeMetrics')
    .map(([, resource]) => [resource.plural, resource]),
);
const client = await KubernetesClient.connect({ kubeconfig, timeoutMs: 120_000 });
for (const plural of order) {
  if (only.length > 0 && !only.includes(plural)) continue;
  const resource = resources.get(plural);
  if (!resource) throw new Error(`no resource ${plural}`);
  const total = countFor(plural, Number(pods));
  let next = 0;
  const work = async () => {
    for (let number = next++; number < total; number = next++) await patiently(() => put(resource, plural, number));
  };
  await Promise.all(Array.from({ length: inParallel }, work));
  process.stderr.write(`${plural}: ${total}\n`);
}
client.close();

/** A server that is being filled is behind with its own caches now and then. */
async function patiently(task: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await task();
    } catch (error) {
      if (tries === 5) throw error;
      await pause(1000 * tries);
    }
  }
}

async function put(resource: Resource, plural: string, number: number): Promise<void> {
  const { metadata, status, ...rest } = make(plural, number, Number(pods)) as Made & { metadata: Made };
  const { name, namespace, labels, annotations } = metadata;
  const ownerReferences = ownersOf(metadata);
  const object = {
    apiVersion: resource.apiVersion,
    kind: resource.kind,
    metadata: { name, ...(resource.namespaced && { namespace }), labels, annotations, ...ownerReferences },
    ...valid(plural, number, rest),
  } as unknown as NewObject;
  const where = { namespace: resource.namespaced ? String(namespace) : undefined };
  const made = await created(resource, object, where);
  if (owners.has(plural)) uids.set(`${resource.kind}/${String(name)}`, made.uid);
  if ((made.isNew || scaled.has(plural)) && status && withStatus.has(plural)) {
    const change = { type: 'merge', body: { status } } as const;
    await client.patch(resource, String(name), change, { ...where, subresource: 'status' });
  }
  // A server taints new nodes, and takes their silence for trouble.
  if (plural === 'nodes') {
    await client.patch(resource, String(name), { type: 'merge', body: { spec: { taints: null } } }, where);
  }
}

/** An object of an earlier filling is brought to the form that it has today. */
async function created(resource: Resource, object: NewObject, where: { namespace?: string | undefined }) {
  const { name = '', ownerReferences } = object.metadata ?? {};
  try {
    const { metadata } = await client.create(resource, object);
    return { isNew: true, uid: String(metadata.uid) };
  } catch (error) {
    if (!isAlreadyExists(error)) throw new Error(`${resource.plural} ${name}: ${String(error)}`, { cause: error });
    const { data, spec, endpoints } = object as { data?: unknown; spec?: Made; endpoints?: unknown };
    const replicas = spec?.['replicas'];
    const body = {
      metadata: { ownerReferences },
      data,
      endpoints,
      ...(replicas !== undefined && { spec: { replicas } }),
    };
    const { metadata } = await client.patch(resource, name, { type: 'merge', body }, where);
    return { isNew: false, uid: String(metadata.uid) };
  }
}

/** With the uids that the server gave. */
function ownersOf({ ownerReferences }: Made): Made {
  if (!ownerReferences) return {};
  const all = ownerReferences as readonly { kind: string; name: string }[];
  return { ownerReferences: all.map((one) => ({ ...one, uid: uids.get(`${one.kind}/${one.name}`) })) };
}

/** What a real server asks of an object beyond what a snapshot looks at. */
function valid(plural: string, number: number, object: Made): Made {
  const spec = (object['spec'] ?? {}) as Made;
  switch (plural) {
    case 'namespaces':
      return {};
    case 'persistentvolumes': {
      const { claimRef: _, ...own } = spec;
      return { spec: { ...own, accessModes: ['ReadWriteOnce'], hostPath: { path: `/tmp/bench/${number}` } } };
    }
    case 'persistentvolumeclaims': {
      const { volumeName: _, ...own } = spec;
      return { spec: { ...own, resources: { requests: { storage: '1Gi' } } } };
    }
    case 'jobs':
      return { spec };
    case 'events': {
      const { uid: _, ...about } = (object['involvedObject'] ?? {}) as Made;
      return { ...object, involvedObject: about };
    }
    case 'networkpolicies':
      return { spec: { podSelector: {}, policyTypes: ['Ingress'], ingress: [{}] } };
    default:
      return object;
  }
}
