import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Kind, KindTypes } from '../../model/kinds.ts';
import { valueOf } from '../../model/readable.ts';
import { type LogRequest, logKey } from '../../model/snapshot.ts';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { builtIn } from '../built-in.ts';
import { KubernetesClient } from '../client.ts';
import { type ReadKinds, readKinds } from './read-kinds.ts';
import { lastPart, readLogs } from './read-logs.ts';

const notRead = /^(Role|ClusterRole|CustomResource|SelfSubject)/;
const everyKind = new Set(Object.keys(builtIn).filter((kind) => !notRead.test(kind)) as Kind[]);

async function cluster(scenario: string): Promise<{ sandbox: Sandbox; client: KubernetesClient }> {
  const sandbox = await startSandbox({ scenario });
  return { sandbox, client: await KubernetesClient.connect({ kubeconfig: sandbox.kubeconfig }) };
}

describe('a cluster full of secrets', () => {
  let sandbox: Sandbox;
  let client: KubernetesClient;
  let seen: ReadKinds;
  beforeAll(async () => {
    ({ sandbox, client } = await cluster(fileURLToPath(new URL('testing/secretive.yaml', import.meta.url))));
    seen = await readKinds({ client, kinds: everyKind });
  });
  afterAll(async () => {
    client.close();
    await sandbox.close();
  });
  const one = <K extends Kind>(kind: K, name: string) => {
    const list = valueOf(seen.kinds.get(kind)) as readonly KindTypes[K][] | undefined;
    const found = list?.find((object) => object.metadata.name === name);
    if (!found) throw new Error(`no ${kind} ${name}`);
    return found;
  };

  test('is read as a whole', () => {
    expect(seen.api).toMatchObject({ ok: true, value: { version: 'v1.35.4+k3s1' } });
    expect([...seen.kinds].filter(([, part]) => !part.ok)).toEqual([]);
    expect([...seen.kinds.keys()]).toEqual([...everyKind]);
  });

  test('gives none of its secrets away, nor ballast', () => {
    const text = JSON.stringify([...seen.kinds]);
    // TEVBSw== is LEAK in base64.
    expect(text).not.toMatch(/LEAK|TEVBSw|managedFields|last-applied|caBundle|terminationMessagePath/);
  });

  test('shows keys in place of values', () => {
    expect(one('ConfigMap', 'settings')).toMatchObject({ keys: ['dsn', 'mode', 'logo'] });
    expect(one('ConfigMap', 'settings').metadata.annotations).toEqual({
      'tool/token': '[redacted]',
      'tool/url': 'https://bot:[redacted]@example.org',
      'tool/note': 'kept',
    });
    expect(one('Secret', 'db')).toMatchObject({ type: 'Opaque', keys: ['password', 'user'] });
    expect(one('Secret', 'db').registries).toBeUndefined();
    expect(one('Secret', 'registry').registries).toEqual(['registry.lions.dev', 'docker.io']);
    expect(one('Secret', 'broken-registry').registries).toBeUndefined();
    expect(() => one('Secret', 'sh.helm.release.v1.shop.v1')).toThrow();
  });

  test('shows of a pod what rules judge by', () => {
    const pod = one('Pod', 'web');
    const [app] = pod.spec?.containers ?? [];
    expect(app?.env?.map((entry) => [entry.name, entry.value, entry.valueFrom?.secretKeyRef?.key])).toEqual([
      ['PLAIN', '…', undefined],
      ['DSN', '…$(DB_PASSWORD)…', undefined],
      ['EMPTY', '', undefined],
      ['DB_PASSWORD', undefined, 'password'],
    ]);
    expect(app?.args).toEqual(['--password', '…', '--host=db', '--token=[redacted]']);
    expect(app?.command).toEqual(['sh', '-c', 'PGPASSWORD=[redacted] psql -h db -U app']);
    expect(app?.livenessProbe).toMatchObject({ periodSeconds: 10, httpGet: { path: '/health', port: 8080 } });
    expect(pod.metadata.ownerReferences).toEqual([
      { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web-1', uid: 'r', controller: true },
    ]);
    const [status] = pod.status?.containerStatuses ?? [];
    expect(status?.state?.waiting?.reason).toBe('CrashLoopBackOff');
    expect(status?.lastState?.terminated).toMatchObject({ exitCode: 1, finishedAt: '2026-11-24T02:00:00Z' });
    expect(status?.lastState?.terminated?.message).toBe('cannot login with password=[redacted]');
    expect(pod.spec?.volumes?.[0]?.csi?.volumeAttributes?.['source']).toBe('//files/share');
  });

  test('shows of other kinds what rules judge by', () => {
    expect(one('Node', 'node-1').status?.nodeInfo?.kubeletVersion).toBe('v1.35.4+k3s1');
    expect(one('Node', 'node-1').status?.conditions?.[0]).toMatchObject({ type: 'Ready', reason: 'KubeletReady' });
    expect(one('Node', 'node-1').status?.images).toBeUndefined();
    expect(one('Event', 'noise')).toMatchObject({ reason: 'Failed', count: 3, lastTimestamp: '2026-11-24T02:00:00Z' });
    expect(one('Deployment', 'api').spec?.template.spec?.containers[0]?.env).toEqual([{ name: 'KEY', value: '…' }]);
    const job = one('CronJob', 'report').spec?.jobTemplate.spec;
    expect(job?.template.spec?.containers[0]?.args).toEqual(['--api-key=[redacted]']);
    expect(one('StorageClass', 'smb').parameters).toEqual({ source: '//files/share', password: '[redacted]' });
  });

  test('is read in the namespaces that are named, and cluster-wide kinds once', async () => {
    const part = await readKinds({ client, kinds: new Set(['ConfigMap', 'Node', 'Lease']), namespaces: ['other'] });
    const settings = valueOf(part.kinds.get('ConfigMap')) ?? [];
    expect(settings.map((object) => object.metadata.name)).toContain('more');
    expect(new Set(settings.map((object) => object.metadata.namespace))).toEqual(new Set(['other']));
    expect(valueOf(part.kinds.get('Node'))).toHaveLength(1);
    expect(part.kinds.get('Lease')).toMatchObject({ ok: true });
  });

  test('gives logs without secrets, and reasons for those that cannot be read', async () => {
    const previous: LogRequest = { namespace: 'shop', pod: 'web', container: 'app', previous: true };
    const absent: LogRequest = { namespace: 'shop', pod: 'gone', container: 'app', previous: false };
    const logs = await readLogs({ client, requests: [previous, absent] });
    expect(valueOf(logs.get(logKey(previous)))).toBe(
      'one\nconnecting with password=[redacted]\nFATAL: password authentication failed for user "app"\n',
    );
    expect(logs.get(logKey(absent))).toMatchObject({ ok: false, unreadable: { reason: 'not-found' } });
  });

  test('reads the life that the kubelet still knows when the one that is asked for is gone', async () => {
    const request: LogRequest = { namespace: 'shop', pod: 'silent', container: 'app', previous: false };
    const logs = await readLogs({ client, requests: [request] });
    expect(logs.get(logKey(request))).toMatchObject({ ok: false, unreadable: { reason: 'not-found' } });
    expect(valueOf(logs.get(logKey({ ...request, previous: true })))).toBe('what the life before said\n');
  });

  test('stops when it is told to', async () => {
    const abort = new AbortController();
    const reading = readKinds({ client, kinds: everyKind, signal: abort.signal, onProgress: () => abort.abort() });
    await expect(reading).rejects.toMatchObject({ code: 'LIONS-CLI-003' });
  });
});

test('kinds that may not be read are unreadable, and the rest is there', async () => {
  const { sandbox, client } = await cluster('forbidden-kinds');
  const { api, kinds } = await readKinds({ client, kinds: everyKind });
  expect(api.ok).toBe(true);
  const gone = [...kinds].filter(([, part]) => !part.ok);
  expect(gone.map(([kind]) => kind).toSorted()).toEqual(['Node', 'Secret', 'StorageClass']);
  expect(kinds.get('Secret')).toMatchObject({
    unreadable: { reason: 'forbidden', message: expect.stringMatching(/secrets is forbidden/) },
  });
  expect(valueOf(kinds.get('Pod'))?.length).toBeGreaterThan(10);
  client.close();
  await sandbox.close();
});

test('a server that is down is asked once, and everything is unreadable for its reason', async () => {
  const { sandbox, client } = await cluster('api-down');
  let asked = 0;
  const { api, kinds } = await readKinds({ client, kinds: everyKind, onProgress: () => asked++ });
  expect(asked).toBe(0);
  expect(api).toMatchObject({ ok: false, unreadable: { reason: 'refused' } });
  expect(new Set(kinds.values())).toEqual(new Set([api]));
  client.close();
  await sandbox.close();
});

test('a kind that takes too long is unreadable, and the rest is there', async () => {
  const { sandbox, client } = await cluster(fileURLToPath(new URL('testing/slow.yaml', import.meta.url)));
  // Nine pages of a hundred, each after 200 ms.
  for (let number = 0; number < 900; number++) {
    const metadata = {
      name: `c${number}`,
      namespace: 'default',
      uid: `u${number}`,
      resourceVersion: '',
      creationTimestamp: '',
    };
    sandbox.store.put('/configmaps', { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: {} });
  }
  const { kinds } = await readKinds({ client, kinds: new Set(['Namespace', 'ConfigMap']), deadlineMs: 1200 });
  expect(kinds.get('ConfigMap')).toMatchObject({
    ok: false,
    unreadable: { reason: 'timeout', message: expect.stringMatching(/no complete list of configmaps .* within 1.2 s/) },
  });
  expect(kinds.get('Namespace')).toMatchObject({ ok: true });
  client.close();
  await sandbox.close();
});

test('of a long log the last lines stay, whole', () => {
  const text = `${'a'.repeat(50)}\n${'b'.repeat(50)}\nend\n`;
  expect(lastPart(text, 1000)).toBe(text);
  expect(lastPart(text, 70)).toBe(`${'b'.repeat(50)}\nend\n`);
  expect(lastPart('x'.repeat(100), 10)).toBe('x'.repeat(10));
});
