import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { builtIn } from '../../../src/kubernetes/built-in.ts';
import type { KubernetesClient } from '../../../src/kubernetes/client.ts';
import type { RetryPolicy } from '../../../src/kubernetes/transport/retry.ts';
import { errorOf, uniqueName } from '../environment.ts';
import { FaultProxy } from '../fault-proxy.ts';
import type { Part } from '../suite.ts';

const { ConfigMap, Namespace } = builtIn;
const once: RetryPolicy = { attempts: 1, withinMs: 0 };
const tooMany = (retryAfter: string) => {
  const status = { kind: 'Status', apiVersion: 'v1', status: 'Failure', reason: 'TooManyRequests', code: 429 };
  return { kind: 'answer', status: 429, headers: { 'retry-after': retryAfter }, body: JSON.stringify(status) } as const;
};
const expired = {
  kind: 'answer',
  status: 410,
  body: JSON.stringify({ kind: 'Status', apiVersion: 'v1', status: 'Failure', reason: 'Expired', code: 410 }),
} as const;

export const faults: Part = (environment) => {
  const label = uniqueName('pages');
  const wanted = ['a', 'b', 'c', 'd', 'e'].map((letter) => `${label}-${letter}`);
  let proxy: FaultProxy;
  beforeAll(async () => {
    const { client, namespace } = environment();
    for (const name of wanted)
      await client.create(ConfigMap, { metadata: { namespace, name, labels: { pages: label } } });
  });
  beforeEach(async () => {
    proxy = await FaultProxy.start(environment().client);
  });
  afterEach(() => proxy.close());

  const newMap = () => ({ metadata: { namespace: environment().namespace, name: uniqueName('faults') } });
  const namesOf = async (client: KubernetesClient, pageSize = 3) => {
    const { namespace } = environment();
    const { items } = await client.list(ConfigMap, { namespace, labelSelector: `pages=${label}`, pageSize });
    return items.map((item) => item.metadata.name);
  };
  const get = (client = proxy.client()) => client.get(Namespace, environment().namespace);

  test('an honest proxy changes nothing', async () => {
    expect(await namesOf(proxy.client())).toEqual(wanted);
    const created = await proxy.client().create(ConfigMap, newMap());
    expect(created.kind).toBe('ConfigMap');
  });

  for (const fault of [
    { kind: 'reset' },
    { kind: 'cut', afterBytes: 100 },
    { kind: 'cut', afterBytes: 0 },
    { kind: 'truncate', afterBytes: 100 },
    { kind: 'answer', status: 503, body: 'away' },
    tooMany('0'),
    tooMany('1'),
  ] as const)
    test(`a read survives ${JSON.stringify(fault).slice(0, 60)}`, async () => {
      proxy.plan(fault);
      expect(await get()).toEqual(await get(environment().client));
      expect(proxy.seen).toHaveLength(2);
    });

  test('a list survives faults of several pages, each object once', async () => {
    proxy.plan({ kind: 'pass' }, { kind: 'cut', afterBytes: 200 }, { kind: 'reset' }, { kind: 'pass' }, tooMany('0'));
    expect(await namesOf(proxy.client(), 1)).toEqual(wanted);
  });

  test('a slow answer is waited for', async () => {
    proxy.plan({ kind: 'slow', bytes: 64, pauseMs: 2 });
    expect(await get()).toEqual(await get(environment().client));
    expect(proxy.seen).toHaveLength(1);
  });

  test('what stays broken is told after the last attempt', async () => {
    proxy.plan(...Array.from({ length: 9 }, () => ({ kind: 'cut', afterBytes: 50 }) as const));
    const error = await errorOf(get(proxy.client({ retry: { attempts: 3, withinMs: 20_000 } })));
    expect(error).toMatchObject({ code: 'LIONS-NET-005', parameters: { target: `127.0.0.1:${proxy.port}` } });
    expect(proxy.seen).toHaveLength(3);
  });

  test('a write whose answer is lost is never repeated', async () => {
    const { client, namespace } = environment();
    for (const fault of ['reset', 'reset-after'] as const) {
      const object = newMap();
      proxy.plan({ kind: fault });
      expect(await errorOf(proxy.client().create(ConfigMap, object))).toMatchObject({ code: 'LIONS-NET-005' });
      const stored = await client.list(ConfigMap, {
        namespace,
        fieldSelector: `metadata.name=${object.metadata.name}`,
      });
      expect(stored.items).toHaveLength(fault === 'reset-after' ? 1 : 0);
    }
    expect(proxy.seen.map(({ method }) => method)).toEqual(['POST', 'POST']);
  });

  test('a write is not repeated on 503 and is on 429', async () => {
    proxy.plan({ kind: 'answer', status: 503 });
    expect(await errorOf(proxy.client().create(ConfigMap, newMap()))).toMatchObject({ code: 'LIONS-API-006' });
    proxy.plan(tooMany('0'));
    expect(await proxy.client().create(ConfigMap, newMap())).toMatchObject({ kind: 'ConfigMap' });
    expect(proxy.seen).toHaveLength(3);
  });

  test('a Retry-After beyond all patience is told at once', async () => {
    proxy.plan(tooMany('3600'));
    expect(await errorOf(get())).toMatchObject({ code: 'LIONS-API-006', retryAfterSeconds: 3600 });
    expect(proxy.seen).toHaveLength(1);
  });

  test('no answer, and an answer that stalls, end at the deadline', async () => {
    const target = `127.0.0.1:${proxy.port}`;
    for (const fault of [{ kind: 'silent' }, { kind: 'stall', afterBytes: 50 }] as const) {
      proxy.plan(fault);
      const error = await errorOf(proxy.client({ timeoutMs: 400 }).get(Namespace, environment().namespace));
      expect(error).toMatchObject({ code: 'LIONS-NET-003', reason: 'timeout', parameters: { target, seconds: 0.4 } });
    }
    expect(proxy.seen).toHaveLength(2);
  });

  test('a signal ends a call at any moment', async () => {
    for (const fault of [{ kind: 'silent' }, { kind: 'stall', afterBytes: 50 }, tooMany('20')] as const) {
      proxy.plan(fault);
      const stop = new AbortController();
      setTimeout(() => stop.abort(), 150);
      const call = proxy.client().get(Namespace, environment().namespace, { signal: stop.signal });
      expect(await errorOf(call)).toMatchObject({ code: 'LIONS-CLI-003' });
    }
    expect(await errorOf(proxy.client().get(Namespace, 'default', { signal: AbortSignal.abort() }))).toMatchObject({
      code: 'LIONS-CLI-003',
    });
    expect(proxy.seen).toHaveLength(3);
  });

  test('nothing that listens is refused', async () => {
    const gone = await FaultProxy.start(environment().client);
    const client = gone.client();
    const target = `127.0.0.1:${gone.port}`;
    await gone.close();
    expect(await errorOf(get(client))).toMatchObject({
      code: 'LIONS-NET-001',
      reason: 'refused',
      parameters: { target },
    });
  });

  test('a name that does not resolve is told by its name', async () => {
    const client = proxy.client({}, { server: new URL('https://no-such-server.invalid:6443') });
    const error = await errorOf(get(client));
    expect(error).toMatchObject({ code: 'LIONS-NET-006', parameters: { target: 'no-such-server.invalid' } });
  });

  test('a continue token that expires on the way begins the list anew', async () => {
    proxy.plan({ kind: 'pass' }, expired);
    expect(await namesOf(proxy.client(), 1)).toEqual(wanted);
  });

  test('a list whose tokens always expire is read in one page', async () => {
    proxy.plan({ kind: 'pass' }, expired, { kind: 'pass' }, expired);
    expect(await namesOf(proxy.client(), 1)).toEqual(wanted);
    expect(proxy.seen.at(-1)?.path).not.toContain('limit');
  });

  test('a list that is too old altogether is told', async () => {
    proxy.plan(expired, expired, expired);
    expect(await errorOf(namesOf(proxy.client()))).toMatchObject({ code: 'LIONS-API-007', httpStatus: 410 });
  });

  for (const [title, fault] of [
    ['a web page', { status: 200, headers: { 'content-type': 'text/html' }, body: '<h1>Welcome</h1>' }],
    ['a redirection', { status: 302, headers: { location: 'https://example.org/' } }],
    ['an error page', { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>Not here</h1>' }],
  ] as const)
    test(`${title} is not taken for Kubernetes`, async () => {
      proxy.plan({ kind: 'answer', ...fault });
      expect(await errorOf(get(proxy.client({ retry: once })))).toMatchObject({ code: 'LIONS-API-009' });
      expect(proxy.seen).toHaveLength(1);
    });

  for (const [status, code] of [
    [401, 'LIONS-API-001'],
    [403, 'LIONS-API-002'],
    [500, 'LIONS-API-008'],
    [502, 'LIONS-API-008'],
    [504, 'LIONS-API-008'],
  ] as const)
    test(`HTTP ${status} is ${code}`, async () => {
      const body = JSON.stringify({ kind: 'Status', status: 'Failure', message: `said ${status}`, code: status });
      proxy.plan({ kind: 'answer', status, body });
      const error = await errorOf(get(proxy.client({ retry: once })));
      expect(error).toMatchObject({ code, httpStatus: status, message: `said ${status}`, status: { code: status } });
    });

  test('a log that is cut is an error and not a shorter log', async () => {
    const { namespace, pod } = environment();
    proxy.plan({ kind: 'cut', afterBytes: 4 });
    const client = proxy.client({ retry: once });
    expect(await errorOf(client.readLog({ namespace, pod: pod.name }))).toMatchObject({ code: 'LIONS-NET-005' });
  });

  test('warnings of the server are passed on', async () => {
    const warnings: string[] = [];
    const client = proxy.client({ onWarning: (text) => warnings.push(text) });
    const body = JSON.stringify({ kind: 'Namespace', apiVersion: 'v1', metadata: { name: 'x' } });
    proxy.plan({ kind: 'answer', status: 200, headers: { warning: '299 - "v1 X is \\"old\\""' }, body });
    await get(client);
    expect(warnings).toEqual(['v1 X is "old"']);
  });
};
