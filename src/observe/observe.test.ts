import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { fixedHost, type HostSource } from '../host/source.ts';
import { KubernetesClient } from '../kubernetes/client.ts';
import { LionsError } from '../model/error.ts';
import type { Kind, Pod } from '../model/kinds.ts';
import { unreadable, valueOf } from '../model/readable.ts';
import { type LogRequest, logKey, type Snapshot } from '../model/snapshot.ts';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { observe, type Progress } from './observe.ts';

let sandbox: Sandbox;
let client: KubernetesClient;
async function start(scenario: string): Promise<void> {
  sandbox = await startSandbox({ scenario });
  client = await KubernetesClient.connect({ kubeconfig: sandbox.kubeconfig });
}
afterEach(async () => {
  client.close();
  await sandbox.close();
});

const kinds: ReadonlySet<Kind> = new Set(['Pod', 'Node', 'Event']);
const hostsOf = (from: Sandbox) => new Map([...from.hosts].map(([name, facts]) => [name, fixedHost(facts)]));

/** The previous logs of all containers that were killed. */
function killed(snapshot: Snapshot): LogRequest[] {
  const pods = valueOf(snapshot.kinds.get('Pod')) as readonly Pod[];
  return pods.flatMap(({ metadata: { namespace = '', name: pod }, status }) =>
    (status?.containerStatuses ?? [])
      .filter((one) => one.lastState?.terminated?.reason === 'OOMKilled')
      .map((one) => ({ namespace, pod, container: one.name, previous: true })),
  );
}

describe('a cluster and its hosts', () => {
  test('become one snapshot, with the logs that are wanted after a first look', async () => {
    await start('crash-oom');
    const before = Date.now();
    const seen: Progress[] = [];
    const hosts = hostsOf(sandbox);
    const snapshot = await observe({
      client,
      hosts,
      kinds,
      wantedLogs: killed,
      onProgress: (progress) => seen.push(progress),
    });
    expect(Date.parse(snapshot.takenAt)).toBeGreaterThanOrEqual(before);
    expect(snapshot.api).toMatchObject({ ok: true });
    expect([...snapshot.kinds.keys()]).toEqual([...kinds]);
    expect([...snapshot.hosts.keys()]).toEqual([...sandbox.hosts.keys()]);
    const wanted = killed(snapshot);
    expect(wanted.length).toBeGreaterThan(0);
    expect([...snapshot.logs.keys()]).toEqual(wanted.map(logKey));
    expect(valueOf(snapshot.logs.values().next().value)).toMatch(/quarkus/);
    for (const part of ['kinds', 'hosts', 'logs'] as const) {
      const last = seen.findLast((progress) => progress.part === part);
      expect(last?.done, part).toBe(last?.total);
    }
  });

  test('are read for some namespaces alone', async () => {
    await start('crash-oom');
    const snapshot = await observe({ client, kinds, namespaces: ['user-service-development'] });
    expect(snapshot.namespaces).toEqual(['user-service-development']);
    const namespaces = (valueOf(snapshot.kinds.get('Pod')) ?? []).map((pod) => pod.metadata.namespace);
    expect(new Set(namespaces)).toEqual(new Set(['user-service-development']));
    expect((await observe({ client, kinds, namespaces: [] })).namespaces).toBeUndefined();
  });

  test('are told apart when the cluster is down: hosts still speak, and no log is asked for', async () => {
    await start('api-down');
    const snapshot = await observe({
      client,
      hosts: hostsOf(sandbox),
      kinds,
      wantedLogs: () => {
        throw new Error('nothing can be wanted of nothing');
      },
    });
    expect(snapshot.api).toMatchObject({ ok: false, unreadable: { reason: 'refused' } });
    expect(snapshot.kinds.get('Pod')).toEqual(snapshot.api);
    expect(valueOf(snapshot.hosts.get('lions-dev'))?.unit).toMatchObject({ ok: true });
  });
});

test('one host that cannot be read, and one that is slow, do not take the others along', async () => {
  await start('empty');
  const gone = unreadable('unreachable', 'no route to host');
  const slow: HostSource = { read: () => pause(100, gone) };
  const hosts = new Map([['slow', slow], ...hostsOf(sandbox), ['gone', fixedHost(gone)]]);
  const snapshot = await observe({ client, hosts, kinds });
  expect([...snapshot.hosts.keys()]).toEqual([...hosts.keys()]);
  expect(snapshot.hosts.get('gone')).toBe(gone);
  expect(snapshot.api.ok).toBe(true);
});

test('it stops when it is told to', async () => {
  await start('api-slow');
  const abort = new AbortController();
  const cancelled = new LionsError('LIONS-CLI-003', 'cancelled');
  setTimeout(() => abort.abort(cancelled), 50);
  await expect(observe({ client, kinds, signal: abort.signal })).rejects.toBe(cancelled);
});
