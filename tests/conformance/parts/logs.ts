import { expect, test } from 'vitest';
import { builtIn } from '../../../src/kubernetes/built-in.ts';
import { currentLog, errorOf, previousLog, uniqueName } from '../environment.ts';
import type { Part } from '../suite.ts';

export const logs: Part = (environment) => {
  const of = () => {
    const { namespace, pod } = environment();
    return { namespace, pod: pod.name, container: pod.container };
  };

  test('reads the whole log, with and without naming the only container', async () => {
    const { client } = environment();
    expect(await client.readLog(of())).toBe(currentLog);
    expect(await client.readLog({ ...of(), container: undefined })).toBe(currentLog);
  });

  test('reads what the previous life of the container wrote', async () => {
    expect(await environment().client.readLog({ ...of(), previous: true })).toBe(previousLog);
  });

  test('bounds lines and bytes', async () => {
    const { client } = environment();
    expect(await client.readLog({ ...of(), tailLines: 2 })).toBe('two\nthrée\n');
    expect(await client.readLog({ ...of(), tailLines: 0 })).toBe('');
    expect(await client.readLog({ ...of(), limitBytes: 5 })).toBe('one\nt');
  });

  test('streams the same bytes', async () => {
    const stream = await environment().client.streamLog(of());
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe(currentLog);
  });

  test('a container or pod that does not exist is told as such', async () => {
    const { client } = environment();
    const noContainer = await errorOf(client.readLog({ ...of(), container: 'absent' }));
    expect(noContainer).toMatchObject({ code: 'LIONS-API-005', httpStatus: 400 });
    expect(String(noContainer)).toContain('absent');
    expect(await errorOf(client.readLog({ ...of(), pod: 'absent' }))).toMatchObject({ code: 'LIONS-API-003' });
    expect(await errorOf(client.streamLog({ ...of(), pod: 'absent' }))).toMatchObject({ code: 'LIONS-API-003' });
  });

  test('a pod that waits for a node has no log yet', async () => {
    const { client, namespace } = environment();
    const name = uniqueName('waiting');
    const containers = [{ name: 'main', image: 'docker.io/library/busybox:1.36' }];
    const nodeSelector = { 'lions.test/no-such-node': 'true' };
    await client.create(builtIn.Pod, { metadata: { namespace, name }, spec: { containers, nodeSelector } });
    expect(await client.readLog({ namespace, pod: name })).toBe('');
  });
};
