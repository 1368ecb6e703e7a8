import { expect, test } from 'vitest';
import { builtIn } from '../../../src/kubernetes/built-in.ts';
import { isConflict } from '../../../src/kubernetes/errors.ts';
import { errorOf, uniqueName } from '../environment.ts';
import type { Part } from '../suite.ts';

const { ConfigMap, Service } = builtIn;

export const patches: Part = (environment) => {
  const make = async (data: Record<string, string>) => {
    const { client, namespace } = environment();
    const { metadata } = await client.create(ConfigMap, { metadata: { namespace, name: uniqueName('patched') }, data });
    return metadata.name;
  };

  test('JSON patch changes what it names, in order', async () => {
    const { client, namespace } = environment();
    const name = await make({ a: '1', b: '2' });
    const patched = await client.patch(
      ConfigMap,
      name,
      {
        type: 'json',
        operations: [
          { op: 'test', path: '/data/a', value: '1' },
          { op: 'replace', path: '/data/a', value: '3' },
          { op: 'remove', path: '/data/b' },
          { op: 'add', path: '/metadata/labels', value: { 'a/b': 'c' } },
          { op: 'copy', from: '/data/a', path: '/data/c' },
        ],
      },
      { namespace },
    );
    expect(patched).toMatchObject({ data: { a: '3', c: '3' }, metadata: { labels: { 'a/b': 'c' } } });
    expect(patched['data']).not.toHaveProperty('b');
  });

  test('a JSON patch whose test fails changes nothing', async () => {
    const { client, namespace } = environment();
    const name = await make({ a: '1' });
    const operations = [
      { op: 'replace', path: '/data/a', value: '2' },
      { op: 'test', path: '/data/a', value: 'something else' },
    ] as const;
    const error = await errorOf(client.patch(ConfigMap, name, { type: 'json', operations }, { namespace }));
    expect(error).toMatchObject({ code: 'LIONS-API-005', httpStatus: 422 });
    expect(await client.get(ConfigMap, name, { namespace })).toMatchObject({ data: { a: '1' } });
  });

  test('merge patch: null deletes', async () => {
    const { client, namespace } = environment();
    const name = await make({ a: '1', b: '2' });
    const body = { data: { a: null, c: '3' } };
    const patched = await client.patch(ConfigMap, name, { type: 'merge', body }, { namespace });
    expect(patched['data']).toEqual({ b: '2', c: '3' });
  });

  test('merge patch with a resourceVersion conflicts when the object changed', async () => {
    const { client, namespace } = environment();
    const name = await make({ a: '1' });
    const { metadata } = await client.get(ConfigMap, name, { namespace });
    await client.patch(ConfigMap, name, { type: 'merge', body: { data: { a: '2' } } }, { namespace });
    const body = { metadata: { resourceVersion: metadata.resourceVersion }, data: { a: '3' } };
    expect(isConflict(await errorOf(client.patch(ConfigMap, name, { type: 'merge', body }, { namespace })))).toBe(true);
  });

  test('strategic patch merges lists by their key', async () => {
    const { client, namespace } = environment();
    const name = uniqueName('strategic');
    const ports = [{ name: 'http', port: 80, targetPort: 8080, protocol: 'TCP' }];
    await client.create(Service, { metadata: { namespace, name }, spec: { selector: { app: name }, ports } });
    const body = { spec: { ports: [{ name: 'metrics', port: 9090, protocol: 'TCP' }] } };
    const patched = await client.patch(Service, name, { type: 'strategic', body }, { namespace });
    const { ports: merged } = patched['spec'] as { ports: { name: string }[] };
    expect(merged.map((port) => port.name).sort()).toEqual(['http', 'metrics']);
  });

  test('apply creates, changes, and removes what is no longer applied', async () => {
    const { client, namespace } = environment();
    const name = uniqueName('applied');
    const metadata = { namespace, name };
    const created = await client.apply(ConfigMap, { metadata, data: { a: '1', b: '2' } });
    expect(created).toMatchObject({ data: { a: '1', b: '2' } });
    const changed = await client.apply(ConfigMap, { metadata, data: { a: '3' } });
    expect(changed['data']).toEqual({ a: '3' });
    const again = await client.apply(ConfigMap, { metadata, data: { a: '3' } });
    expect(again.metadata.resourceVersion).toBe(changed.metadata.resourceVersion);
  });

  test('apply conflicts over a field of another manager, unless forced', async () => {
    const { client, namespace } = environment();
    const metadata = { namespace, name: uniqueName('contested') };
    await client.apply(ConfigMap, { metadata, data: { a: '1' } }, { fieldManager: 'first' });
    const second = client.apply(ConfigMap, { metadata, data: { a: '2' } }, { fieldManager: 'second' });
    const error = await errorOf(second);
    expect(error).toMatchObject({ code: 'LIONS-API-004', status: { reason: 'Conflict' } });
    expect(JSON.stringify((error as { status: unknown }).status)).toContain('first');
    const forced = await client.apply(
      ConfigMap,
      { metadata, data: { a: '2' } },
      { fieldManager: 'second', force: true },
    );
    expect(forced).toMatchObject({ data: { a: '2' } });
  });

  test('apply as a dry run shows and stores nothing', async () => {
    const { client, namespace } = environment();
    const name = await make({ a: '1' });
    const shown = await client.apply(
      ConfigMap,
      { metadata: { namespace, name }, data: { a: '2' } },
      { dryRun: true, force: true },
    );
    expect(shown).toMatchObject({ data: { a: '2' } });
    expect(await client.get(ConfigMap, name, { namespace })).toMatchObject({ data: { a: '1' } });
  });

  test('unknown fields are refused when asked to be strict', async ({ skip }) => {
    skip(!environment().knowsSchemas, 'this kind of cluster knows no schemas');
    const { client, namespace } = environment();
    const object = { metadata: { namespace, name: uniqueName('strict') }, unheardOf: true };
    const error = await errorOf(client.create(ConfigMap, object, { fieldValidation: 'Strict' }));
    expect(error).toMatchObject({ code: 'LIONS-API-005' });
    expect(String(error)).toContain('unheardOf');
  });

  test('a patch of what does not exist is not found', async () => {
    const { client, namespace } = environment();
    const error = await errorOf(client.patch(ConfigMap, 'absent', { type: 'merge', body: {} }, { namespace }));
    expect(error).toMatchObject({ code: 'LIONS-API-003' });
  });
};
