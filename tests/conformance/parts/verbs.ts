import { expect, test } from 'vitest';
import { builtIn } from '../../../src/kubernetes/built-in.ts';
import { isAlreadyExists, isConflict, isNotFound, KubernetesError } from '../../../src/kubernetes/errors.ts';
import type { RawObject } from '../../../src/kubernetes/object.ts';
import { errorOf, uniqueName } from '../environment.ts';
import type { Part } from '../suite.ts';

const { ConfigMap, Deployment, Namespace, Pod, SelfSubjectAccessReview } = builtIn;

export const verbs: Part = (environment) => {
  const make = (data: Record<string, string> = { key: 'value' }) => {
    const { client, namespace } = environment();
    return client.create(ConfigMap, { metadata: { namespace, name: uniqueName('verbs') }, data });
  };

  test('creates and gets the same object', async () => {
    const { client, namespace } = environment();
    const created = await make({ text: 'é\u0000"\\'.replace('\u0000', ''), empty: '' });
    const got = await client.get(ConfigMap, created.metadata.name, { namespace });
    expect(got).toEqual(created);
    expect(got).toMatchObject({ apiVersion: 'v1', kind: 'ConfigMap', data: { text: 'é"\\', empty: '' } });
    expect(got.metadata.uid).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('creates with a generated name', async () => {
    const { client, namespace } = environment();
    const created = await client.create(ConfigMap, { metadata: { namespace, generateName: 'generated-' } });
    expect(created.metadata.name).toMatch(/^generated-.+/);
  });

  test('a second object of one name is refused as such', async () => {
    const { client, namespace } = environment();
    const { metadata } = await make();
    const error = await errorOf(client.create(ConfigMap, { metadata: { namespace, name: metadata.name } }));
    expect(error).toMatchObject({ code: 'LIONS-API-004', httpStatus: 409, status: { reason: 'AlreadyExists' } });
    expect(isAlreadyExists(error)).toBe(true);
    expect(isConflict(error)).toBe(false);
  });

  test('what does not exist is not found', async () => {
    const { client, namespace } = environment();
    const error = await errorOf(client.get(ConfigMap, 'absent', { namespace }));
    expect(error).toMatchObject({ code: 'LIONS-API-003', reason: 'not-found', status: { reason: 'NotFound' } });
    expect(isNotFound(error)).toBe(true);
    expect(String(error)).toContain('"absent"');
  });

  test('a kind that is not served is not found', async () => {
    const { client, namespace } = environment();
    const unicorn = { apiVersion: 'v1', kind: 'Unicorn', plural: 'unicorns', namespaced: true };
    expect(await errorOf(client.list(unicorn, { namespace }))).toMatchObject({ code: 'LIONS-API-003' });
  });

  test('names that would lead elsewhere are never sent', async () => {
    const { client, namespace } = environment();
    for (const name of ['..', '.', 'a/b', 'a%2fb', ''])
      expect(await errorOf(client.get(ConfigMap, name, { namespace }))).toMatchObject({ code: 'LIONS-API-005' });
    expect(await errorOf(client.get(ConfigMap, 'no-namespace'))).toMatchObject({ code: 'LIONS-API-005' });
  });

  test('replaces, and refuses to replace what somebody else changed', async () => {
    const { client } = environment();
    const first = await make();
    const second = await client.replace(ConfigMap, { ...first, data: { key: 'second' } });
    expect(second).toMatchObject({ data: { key: 'second' }, metadata: { uid: first.metadata.uid } });
    expect(second.metadata.resourceVersion).not.toBe(first.metadata.resourceVersion);
    const error = await errorOf(client.replace(ConfigMap, { ...first, data: { key: 'third' } }));
    expect(error).toMatchObject({ code: 'LIONS-API-004', status: { reason: 'Conflict' } });
    expect(isConflict(error)).toBe(true);
  });

  test('an invalid object is refused with the fields that are wrong', async () => {
    const { client, namespace } = environment();
    const object = { metadata: { namespace, name: 'Not_A_Name' }, data: {} };
    const error = await errorOf(client.create(ConfigMap, object));
    expect(error).toBeInstanceOf(KubernetesError);
    expect(error).toMatchObject({ code: 'LIONS-API-005', httpStatus: 422, status: { reason: 'Invalid' } });
    expect((error as KubernetesError).status?.details?.causes?.[0]?.field).toBe('metadata.name');
  });

  test('a dry run checks and stores nothing', async () => {
    const { client, namespace } = environment();
    const name = uniqueName('dry');
    const shown = await client.create(ConfigMap, { metadata: { namespace, name }, data: { a: '1' } }, { dryRun: true });
    expect(shown).toMatchObject({ metadata: { name }, data: { a: '1' } });
    expect(isNotFound(await errorOf(client.get(ConfigMap, name, { namespace })))).toBe(true);
    const kept = await make();
    await client.replace(ConfigMap, { ...kept, data: { key: 'changed' } }, { dryRun: true });
    await client.delete(ConfigMap, kept.metadata.name, { namespace, dryRun: true });
    expect(await client.get(ConfigMap, kept.metadata.name, { namespace })).toEqual(kept);
  });

  test('reads and writes the scale of a workload', async () => {
    const { client, namespace } = environment();
    const name = uniqueName('scaled');
    await client.create(Deployment, deployment(namespace, name));
    const scale = await client.get<RawObject>(Deployment, name, { namespace, subresource: 'scale' });
    expect(scale).toMatchObject({ kind: 'Scale', spec: {} });
    await client.patch(
      Deployment,
      name,
      { type: 'merge', body: { spec: { replicas: 0 } } },
      { namespace, subresource: 'scale' },
    );
    expect(await client.get(Deployment, name, { namespace })).toMatchObject({ spec: { replicas: 0 } });
  });

  test('writes a status through its subresource only', async () => {
    const { client, namespace } = environment();
    const name = uniqueName('status');
    await client.create(Deployment, deployment(namespace, name));
    const body = { metadata: { annotations: { lost: 'yes' } }, status: { conditions: [condition] } };
    await client.patch(Deployment, name, { type: 'merge', body }, { namespace, subresource: 'status' });
    const after = await client.get(Deployment, name, { namespace });
    expect(JSON.stringify(after['status'])).toContain('ByConformance');
    expect(after['spec']).toMatchObject({ replicas: 0 });
  });

  test('asks for its own rights', async () => {
    const { client, namespace } = environment();
    const resourceAttributes = { namespace, verb: 'list', resource: 'pods' };
    const review = await client.create(SelfSubjectAccessReview, { spec: { resourceAttributes } });
    expect(review).toMatchObject({ kind: 'SelfSubjectAccessReview', status: { allowed: true } });
  });

  test('makes and reads cluster-scoped objects', async () => {
    const { client, namespace } = environment();
    expect(await client.get(Namespace, namespace)).toMatchObject({ kind: 'Namespace', status: { phase: 'Active' } });
  });

  test('a budget that forbids it blocks an eviction', async () => {
    const { client, namespace, pod } = environment();
    const name = uniqueName('budget');
    const spec = { minAvailable: 1, selector: { matchLabels: pod.labels } };
    await client.create(builtIn.PodDisruptionBudget, { metadata: { namespace, name }, spec });
    const error = await errorOf(client.evict({ namespace, pod: pod.name }));
    expect(error).toMatchObject({ name: 'EvictionBlocked', code: 'LIONS-API-006', httpStatus: 429 });
    await client.delete(builtIn.PodDisruptionBudget, name, { namespace });
    const { metadata } = await client.get(Pod, pod.name, { namespace });
    expect(metadata.deletionTimestamp).toBeUndefined();
  });

  test('the eviction of what does not exist is not found', async () => {
    const { client, namespace } = environment();
    expect(await errorOf(client.evict({ namespace, pod: 'absent' }))).toMatchObject({ code: 'LIONS-API-003' });
  });
};

const condition = { type: 'ByConformance', status: 'True', reason: 'Test', message: 'set by a test' };

function deployment(namespace: string, name: string) {
  return {
    metadata: { namespace, name },
    spec: {
      replicas: 0,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: { containers: [{ name: 'main', image: 'docker.io/library/busybox:1.36' }] },
      },
    },
  };
}
