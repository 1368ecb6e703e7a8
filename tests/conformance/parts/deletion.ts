import { expect, test } from 'vitest';
import { builtIn } from '../../../src/kubernetes/built-in.ts';
import { isConflict, isNotFound } from '../../../src/kubernetes/errors.ts';
import { errorOf, eventually, uniqueName } from '../environment.ts';
import type { Part } from '../suite.ts';

const { ConfigMap } = builtIn;

export const deletion: Part = (environment) => {
  const make = (more: object = {}) => {
    const { client, namespace } = environment();
    return client.create(ConfigMap, { metadata: { namespace, name: uniqueName('deleted'), ...more } });
  };
  const exists = async (name: string) => {
    const { client, namespace } = environment();
    try {
      await client.get(ConfigMap, name, { namespace });
      return true;
    } catch (error) {
      if (isNotFound(error)) return false;
      throw error;
    }
  };

  test('deletes, and a second time there is nothing to delete', async () => {
    const { client, namespace } = environment();
    const { name } = (await make()).metadata;
    const { status } = await client.delete(ConfigMap, name, { namespace });
    expect(status?.status).toBe('Success');
    expect(await exists(name)).toBe(false);
    expect(isNotFound(await errorOf(client.delete(ConfigMap, name, { namespace })))).toBe(true);
  });

  test('preconditions protect another object of the same name, and another version', async () => {
    const { client, namespace } = environment();
    const { name, uid, resourceVersion } = (await make()).metadata;
    const otherUid = { uid: '00000000-0000-4000-8000-000000000000' };
    for (const preconditions of [otherUid, { uid: uid ?? '', resourceVersion: '1' }]) {
      const error = await errorOf(client.delete(ConfigMap, name, { namespace, preconditions }));
      expect(isConflict(error)).toBe(true);
    }
    expect(await exists(name)).toBe(true);
    await client.delete(ConfigMap, name, {
      namespace,
      preconditions: { uid: uid ?? '', resourceVersion: resourceVersion ?? '' },
    });
    expect(await exists(name)).toBe(false);
  });

  test('a finalizer holds the object until it is taken off', async () => {
    const { client, namespace } = environment();
    const { name } = (await make({ finalizers: ['lions.dev/conformance'] })).metadata;
    const { object } = await client.delete(ConfigMap, name, { namespace });
    expect(object?.metadata.deletionTimestamp).toBeDefined();
    expect(await exists(name)).toBe(true);
    await client.patch(ConfigMap, name, { type: 'merge', body: { metadata: { finalizers: null } } }, { namespace });
    expect(await exists(name)).toBe(false);
  });

  test('what an object owns goes after it in the background', async () => {
    const { client, namespace } = environment();
    const owner = await make();
    const { name, uid = '' } = owner.metadata;
    const owned = await make({ ownerReferences: [{ apiVersion: 'v1', kind: 'ConfigMap', name, uid }] });
    await client.delete(ConfigMap, name, { namespace, propagationPolicy: 'Background' });
    await eventually('the owned object is gone', async () => ((await exists(owned.metadata.name)) ? undefined : true));
  });

  test('deletes all that a selector chooses, and nothing else', async () => {
    const { client, namespace } = environment();
    const label = uniqueName('chosen');
    const chosen = await Promise.all([make({ labels: { group: label } }), make({ labels: { group: label } })]);
    const other = await make({ labels: { group: `${label}-not` } });
    await client.deleteAll(ConfigMap, { namespace, labelSelector: `group=${label}` });
    for (const { metadata } of chosen) expect(await exists(metadata.name)).toBe(false);
    expect(await exists(other.metadata.name)).toBe(true);
  });

  test('deleting all without a namespace is refused before it is sent', async () => {
    expect(await errorOf(environment().client.deleteAll(ConfigMap, {}))).toMatchObject({ code: 'LIONS-API-005' });
  });
};
