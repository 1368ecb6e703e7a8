import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtIn } from '../../../src/kubernetes/built-in.ts';
import { isNotFound } from '../../../src/kubernetes/errors.ts';
import type { Resource } from '../../../src/kubernetes/resource.ts';
import { errorOf, eventually, uniqueName } from '../environment.ts';
import type { Part } from '../suite.ts';

const group = `${uniqueName('conformance')}.lions.test`;
const definitionName = `lionesses.${group}`;
const Lioness: Resource = { apiVersion: `${group}/v1`, kind: 'Lioness', plural: 'lionesses', namespaced: true };

const definition = {
  metadata: { name: definitionName },
  spec: {
    group,
    scope: 'Namespaced',
    names: { plural: 'lionesses', singular: 'lioness', kind: 'Lioness', shortNames: ['lio'] },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        subresources: { status: {} },
        schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
      },
    ],
  },
};

/** Fields that no version of LIONS will ever know. */
const spec = {
  'odd key/with.dots': [1, 'two', null, { three: 3.25 }],
  huge: 9007199254740991,
  text: 'línea\n\ttab "quoted" \\ \u{1f981}',
  when: '2026-11-24T02:00:00.123456Z',
  nothing: {},
};

export const customResources: Part = (environment) => {
  beforeAll(async () => {
    const { client } = environment();
    await client.create(builtIn.CustomResourceDefinition, definition);
    client.discovery.forget();
    await eventually('the new kind is served', async () => {
      client.discovery.forget();
      return client.discovery.ofKind(Lioness.apiVersion, 'Lioness').catch(() => undefined);
    });
  });

  afterAll(async () => {
    const { client } = environment();
    await client.delete(builtIn.CustomResourceDefinition, definitionName);
    await eventually('the new kind is gone', async () => {
      const error = await client.get(builtIn.CustomResourceDefinition, definitionName).catch((error: unknown) => error);
      return isNotFound(error) || undefined;
    });
  });

  test('discovery finds the new kind by its short name', async () => {
    const { client } = environment();
    expect(await client.discovery.named('lio')).toMatchObject(Lioness);
  });

  test('fields that nobody knows survive reading, replacing, patching and listing', async () => {
    const { client, namespace } = environment();
    const created = await client.create(Lioness, { metadata: { namespace, name: 'nala' }, spec });
    expect(created['spec']).toEqual(spec);
    const replaced = await client.replace(Lioness, { ...created, spec: { ...spec, added: true } });
    expect(replaced['spec']).toEqual({ ...spec, added: true });
    const patched = await client.patch(
      Lioness,
      'nala',
      { type: 'merge', body: { spec: { added: null } } },
      { namespace },
    );
    expect(patched['spec']).toEqual(spec);
    const { items } = await client.list(Lioness, { namespace });
    expect(items).toEqual([await client.get(Lioness, 'nala', { namespace })]);
  });

  test('a strategic patch of a custom kind is refused', async () => {
    const { client, namespace } = environment();
    await client.create(Lioness, { metadata: { namespace, name: 'sarabi' }, spec });
    const patch = client.patch(Lioness, 'sarabi', { type: 'strategic', body: { spec: { a: 1 } } }, { namespace });
    expect(await errorOf(patch)).toMatchObject({ code: 'LIONS-API-005', httpStatus: 415 });
  });
};
