import { beforeAll, expect, test } from 'vitest';
import { builtIn } from '../../../src/kubernetes/built-in.ts';
import { errorOf, uniqueName } from '../environment.ts';
import type { Part } from '../suite.ts';

const { ConfigMap, Namespace } = builtIn;
const count = 23;

export const lists: Part = (environment) => {
  const labels = { list: uniqueName('list') };
  const labelSelector = `list=${labels.list}`;
  const names = Array.from({ length: count }, (_, index) => `${labels.list}-${String(index).padStart(2, '0')}`);

  beforeAll(async () => {
    const { client, namespace } = environment();
    await Promise.all(
      names.map((name, index) =>
        client.create(ConfigMap, {
          metadata: { namespace, name, labels: { ...labels, even: String(index % 2 === 0) } },
        }),
      ),
    );
  });

  test('gathers all pages, each object once and in order', async () => {
    const { client, namespace } = environment();
    for (const pageSize of [1, 5, count, 500]) {
      const { items, resourceVersion } = await client.list(ConfigMap, { namespace, labelSelector, pageSize });
      expect(items.map((item) => item.metadata.name)).toEqual(names);
      expect(Number(resourceVersion)).toBeGreaterThan(0);
    }
  });

  test('items say what they are', async () => {
    const { client, namespace } = environment();
    const { items } = await client.list(ConfigMap, { namespace, labelSelector });
    for (const item of items) expect(item).toMatchObject({ apiVersion: 'v1', kind: 'ConfigMap' });
  });

  test('projects each object and leaves out what it does not want', async () => {
    const { client, namespace } = environment();
    const project = ({ metadata }: { metadata: { name: string; labels?: Readonly<Record<string, string>> } }) =>
      metadata.labels?.['even'] === 'true' ? metadata.name : undefined;
    const { items } = await client.list(ConfigMap, { namespace, labelSelector, pageSize: 4, project });
    expect(items).toEqual(names.filter((_, index) => index % 2 === 0));
  });

  test('selects by labels and by fields', async () => {
    const { client, namespace } = environment();
    const byLabel = await client.list(ConfigMap, { namespace, labelSelector: `${labelSelector},even!=true` });
    expect(byLabel.items).toHaveLength(11);
    const fieldSelector = `metadata.name=${names[3]}`;
    const byField = await client.list(ConfigMap, { namespace, fieldSelector });
    expect(byField.items.map((item) => item.metadata.name)).toEqual([names[3]]);
  });

  test('lists all namespaces at once, and cluster-scoped kinds', async () => {
    const { client, namespace } = environment();
    const everywhere = await client.list(ConfigMap, { labelSelector });
    expect(everywhere.items).toHaveLength(count);
    const namespaces = await client.list(Namespace);
    expect(namespaces.items.map((item) => item.metadata.name)).toContain(namespace);
  });

  test('an empty list is a list', async () => {
    const { client, namespace } = environment();
    expect((await client.list(ConfigMap, { namespace, labelSelector: 'list=nothing' })).items).toEqual([]);
  });

  test('a selector that cannot be understood is refused', async () => {
    const { client, namespace } = environment();
    const error = await errorOf(client.list(ConfigMap, { namespace, labelSelector: 'a in (' }));
    expect(error).toMatchObject({ code: 'LIONS-API-005', httpStatus: 400 });
  });
};
