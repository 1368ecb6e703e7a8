import { expect, test } from 'vitest';
import { builtIn } from '../../../src/kubernetes/built-in.ts';
import { isGone } from '../../../src/kubernetes/errors.ts';
import { errorOf, uniqueName } from '../environment.ts';
import type { Part } from '../suite.ts';

const { ConfigMap } = builtIn;

export const watches: Part = (environment) => {
  test('tells each change after a list once and in order', async () => {
    const { client, namespace } = environment();
    const labels = { watch: uniqueName('watch') };
    const labelSelector = `watch=${labels.watch}`;
    const { resourceVersion } = await client.list(ConfigMap, { namespace, labelSelector });
    const metadata = { namespace, name: labels.watch, labels };
    await client.create(ConfigMap, { metadata, data: { a: '1' } });
    await client.patch(ConfigMap, labels.watch, { type: 'merge', body: { data: { a: '2' } } }, { namespace });
    await client.delete(ConfigMap, labels.watch, { namespace });
    const told: string[] = [];
    for await (const event of client.watch(ConfigMap, {
      namespace,
      labelSelector,
      resourceVersion,
      timeoutSeconds: 30,
    })) {
      if (event.type === 'BOOKMARK') continue;
      expect(event.object).toMatchObject({ kind: 'ConfigMap', apiVersion: 'v1' });
      told.push(`${event.type} ${(event.object?.['data'] as { a: string }).a}`);
      if (event.type === 'DELETED') break;
    }
    expect(told).toEqual(['ADDED 1', 'MODIFIED 2', 'DELETED 2']);
  });

  test('without a version it first tells what exists', async () => {
    const { client, namespace } = environment();
    for await (const event of client.watch(builtIn.Pod, { namespace, timeoutSeconds: 30 })) {
      expect(event.type).toBe('ADDED');
      break;
    }
  });

  test('an object that leaves the selection is told as deleted', async () => {
    const { client, namespace } = environment();
    const name = uniqueName('leaving');
    const labelSelector = `leaving=${name}`;
    await client.create(ConfigMap, { metadata: { namespace, name, labels: { leaving: name } } });
    const { resourceVersion } = await client.list(ConfigMap, { namespace, labelSelector });
    await client.patch(ConfigMap, name, { type: 'merge', body: { metadata: { labels: null } } }, { namespace });
    for await (const event of client.watch(ConfigMap, {
      namespace,
      labelSelector,
      resourceVersion,
      timeoutSeconds: 30,
    })) {
      if (event.type === 'BOOKMARK') continue;
      expect(event).toMatchObject({ type: 'DELETED', identity: { name } });
      break;
    }
  });

  test('ends without an error when the server ends it', async () => {
    const { client, namespace } = environment();
    const { resourceVersion } = await client.list(ConfigMap, { namespace });
    const types = new Set<string>();
    const options = { namespace, labelSelector: 'no=such', resourceVersion, timeoutSeconds: 1 };
    for await (const event of client.watch(ConfigMap, options)) types.add(event.type);
    expect([...types].filter((type) => type !== 'BOOKMARK')).toEqual([]);
  });

  test('bookmarks bring the version of what a watch does not select', async () => {
    const { client, namespace } = environment();
    const { resourceVersion } = await client.list(ConfigMap, { namespace });
    const elsewhere = setInterval(() => {
      void client.create(ConfigMap, { metadata: { namespace, name: uniqueName('elsewhere') } });
    }, 500);
    // Servers send the last bookmark shortly before they end a watch.
    const options = { namespace, labelSelector: 'no=such', resourceVersion, timeoutSeconds: 6 };
    let newest = 0;
    for await (const event of client.watch(ConfigMap, options)) {
      expect(event.type).toBe('BOOKMARK');
      if (event.type === 'BOOKMARK') newest = Number(event.resourceVersion);
    }
    clearInterval(elsewhere);
    expect(newest).toBeGreaterThan(Number(resourceVersion));
  });

  test('a version that is too old is gone', async () => {
    const { client } = environment();
    const watching = async () => {
      for await (const _ of client.watch(ConfigMap, { resourceVersion: '1', timeoutSeconds: 5, bookmarks: false }));
    };
    const error = await errorOf(watching());
    expect(isGone(error)).toBe(true);
    expect(error).toMatchObject({ code: 'LIONS-API-007' });
  });

  test('a signal ends it with its own error', async () => {
    const { client, namespace } = environment();
    const stop = new AbortController();
    const watching = async () => {
      for await (const _ of client.watch(builtIn.Pod, { namespace, signal: stop.signal })) stop.abort();
    };
    expect(await errorOf(watching())).toMatchObject({ code: 'LIONS-CLI-003', reason: 'cancelled' });
  });
};
