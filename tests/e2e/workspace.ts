import { parseAllDocuments } from 'yaml';
import { builtIn } from '../../src/kubernetes/built-in.ts';
import type { KubernetesClient } from '../../src/kubernetes/client.ts';
import { isConflict, isNotFound } from '../../src/kubernetes/errors.ts';
import type { NewObject } from '../../src/kubernetes/object.ts';
import type { Resource } from '../../src/kubernetes/resource.ts';
import { eventually } from '../conformance/environment.ts';
import { type Facts, type Loose, namespaceOf, type Seen, type WorkloadCase } from './case.ts';

const label = 'lions.dev/test';
const mine = { [label]: 'e2e' };
const clusterWide = [
  'ClusterRoleBinding',
  'IngressClass',
  'PersistentVolume',
  'StorageClass',
  'ValidatingWebhookConfiguration',
] as const;

export async function factsOf(client: KubernetesClient): Promise<Facts> {
  const { items } = await client.list<Loose>(builtIn.Node);
  const nodes = items.map((node) => ({
    name: node.metadata.name,
    memoryBytes: Number.parseInt(node.status?.allocatable?.memory ?? '0', 10) * 1024,
  }));
  return { nodes };
}

/** Makes the case's namespace and all that its manifest holds. What the cluster refuses is the case's own failure. */
export async function make(client: KubernetesClient, one: WorkloadCase, facts: Facts): Promise<void> {
  const namespace = namespaceOf(one);
  await makeNamespace(client, namespace, one.labels);
  await apply(client, namespace, typeof one.manifest === 'string' ? one.manifest : one.manifest(facts));
}

export async function makeNamespace(client: KubernetesClient, namespace: string, more = {}): Promise<void> {
  const labels = { ...mine, ...more };
  await client.create(builtIn.Namespace, { metadata: { name: namespace, labels } });
  // Pods are refused until the namespace has its default account.
  await eventually(`the default account of ${namespace}`, () =>
    client.get(builtIn.ServiceAccount, 'default', { namespace }).catch(() => undefined),
  );
}

export async function apply(client: KubernetesClient, namespace: string, text: string): Promise<void> {
  for (const document of parseAllDocuments(text)) {
    const object = document.toJS() as (NewObject & { metadata: object }) | null;
    if (!object) continue;
    const resource = resourceOf(object.kind);
    const place = resource.namespaced ? { namespace } : {};
    const metadata = { ...object.metadata, ...place, labels: { ...labelsOf(object), ...mine } };
    await client.apply(resource, { ...object, metadata }, { ...place, fieldManager: 'lions-e2e' });
  }
}

function labelsOf(object: NewObject): object {
  return object.metadata?.labels ?? {};
}

function resourceOf(kind: string | undefined): Resource {
  const table: Readonly<Record<string, Resource>> = builtIn;
  const found = table[kind ?? ''];
  if (!found) throw new Error(`${kind} is not among the built-in kinds`);
  return found;
}

/** The present state of every namespace of these tests, in one round of lists. */
export async function look(client: KubernetesClient): Promise<(namespace: string) => Seen> {
  const list = async (resource: Resource) => (await client.list<Loose>(resource)).items;
  const [pods, claims, events, deployments, jobs, volumes] = await Promise.all([
    list(builtIn.Pod),
    list(builtIn.PersistentVolumeClaim),
    list(builtIn.Event),
    list(builtIn.Deployment),
    list(builtIn.Job),
    list(builtIn.PersistentVolume),
  ]);
  return (namespace) => {
    const inside = (items: readonly Loose[]) => items.filter((item) => item.metadata.namespace === namespace);
    return {
      pods: inside(pods),
      claims: inside(claims),
      events: inside(events),
      deployments: inside(deployments),
      jobs: inside(jobs),
      volumes,
    };
  };
}

/** Removes one case, and waits until it is gone. Its objects of the cluster stay until {@link removeAll}. */
export async function remove(client: KubernetesClient, one: WorkloadCase): Promise<void> {
  const name = namespaceOf(one);
  await gone(client.delete(builtIn.Namespace, name));
  await endPods(client, name);
  await releaseHeld(client, name);
  await eventually(
    `the namespace ${name} is gone`,
    async () =>
      (await client.list(builtIn.Namespace, { fieldSelector: `metadata.name=${name}` })).items.length === 0 ||
      undefined,
    240_000,
  );
}

/** Removes everything that these tests ever made, also what a killed run left, and waits until it is gone. */
export async function removeAll(client: KubernetesClient): Promise<void> {
  const selector = `${label}=e2e`;
  for (const kind of clusterWide) {
    const { items } = await client.list(builtIn[kind], { labelSelector: selector });
    for (const { metadata } of items) await gone(client.delete(builtIn[kind], metadata.name));
  }
  const { items } = await client.list(builtIn.Namespace, { labelSelector: selector });
  for (const { metadata } of items) await gone(client.delete(builtIn.Namespace, metadata.name));
  for (const { metadata } of items) await endPods(client, metadata.name);
  for (const { metadata } of items) await releaseHeld(client, metadata.name);
  await eventually(
    'the namespaces of the tests are gone',
    async () => {
      const left = await client.list(builtIn.Namespace, { labelSelector: selector });
      return left.items.length === 0 || undefined;
    },
    240_000,
  );
}

/** A pod that refuses to end, or whose node is lost, would hold its namespace for ever. */
async function endPods(client: KubernetesClient, namespace: string): Promise<void> {
  const { items } = await client.list(builtIn.Pod, { namespace });
  for (const { metadata } of items)
    await gone(client.delete(builtIn.Pod, metadata.name, { namespace, gracePeriodSeconds: 0 }));
}

/** What a case holds with a finalizer of its own, as its failure, nobody else would let go. */
async function releaseHeld(client: KubernetesClient, namespace: string): Promise<void> {
  const { items } = await client.list(builtIn.ConfigMap, { namespace });
  for (const { metadata } of items) {
    if (!metadata.finalizers?.length) continue;
    const body = { metadata: { finalizers: null } };
    await gone(
      client.patch(builtIn.ConfigMap, metadata.name, { type: 'merge', body }, { namespace: metadata.namespace }),
    );
  }
}

async function gone(deletion: Promise<unknown>): Promise<void> {
  await deletion.catch((error: unknown) => {
    if (!isNotFound(error) && !isConflict(error)) throw error;
  });
}
