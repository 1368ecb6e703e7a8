import { describe, expect, test } from 'vitest';
import type { Diagnosis } from '../report/schema.ts';
import { host } from '../testing/hosts.ts';
import { node, object, pod, workload } from '../testing/objects.ts';
import { type Scene, snapshotOf } from '../testing/scene.ts';
import { buildStatus } from './build.ts';

const silent = { language: 'en', findings: [], unreadable: [], summary: {} } as unknown as Diagnosis;
const status = (scene: Scene) => buildStatus(snapshotOf(scene), silent);

describe('the status of a cluster', () => {
  test('tells of its nodes what they have, what is asked for and what is used', () => {
    const busy = node('node-1', {
      spec: { unschedulable: true },
      metadata: { labels: { 'node-role.kubernetes.io/control-plane': 'true' } },
    });
    const usage = object('NodeMetrics', 'node-1', { more: { usage: { cpu: '250m', memory: '1Gi' } } });
    const asking = pod('web-1', { container: { resources: { requests: { cpu: '500m', memory: '256Mi' } } } });
    const [first] = status({ objects: [busy, usage, asking] }).nodes ?? [];
    expect(first).toMatchObject({ name: 'node-1', roles: ['control-plane'], ready: 'True', schedulable: false });
    expect(first?.cpu).toMatchObject({ requested: 0.5, used: 0.25 });
    expect(first?.memory).toMatchObject({ requested: 256 * 2 ** 20, used: 2 ** 30 });
    expect(status({ objects: [node()] }).nodes?.[0]?.cpu.used).toBeNull();
  });

  test('counts ready pods, and names the workloads that lack some', () => {
    const { workloads } = status({
      objects: [workload('web', { replicas: 2 }), workload('api', { workloadStatus: { readyReplicas: 1 } })],
    });
    expect(workloads).toMatchObject({ ready: 1, wanted: 3 });
    expect(workloads?.unready.map(({ name, ready, wanted }) => [name, ready, wanted])).toEqual([['web', 0, 2]]);
  });

  test('lists certificates by the days that are left, each once', () => {
    const tls = (name: string, notAfter: string) =>
      object('Secret', name, {
        more: { type: 'kubernetes.io/tls', keys: [], certificate: { names: [`${name}.example.com`], notAfter } },
      });
    const managed = object('Certificate', 'web', {
      spec: { secretName: 'web-tls', dnsNames: ['web.example.com'] },
      status: { notAfter: '2026-12-24T02:00:00Z' },
    });
    const { certificates } = status({
      objects: [managed, tls('web-tls', '2026-12-24T02:00:00Z'), tls('old', '2026-11-23T01:00:00Z')],
      hosts: { 'node-1': host() },
    });
    expect(certificates?.slice(0, 2).map(({ name, source, daysLeft }) => [name, source, daysLeft])).toEqual([
      ['old', 'secret', -2],
      ['web', 'certificate', 30],
    ]);
  });

  test('knows of backups what the jobs say, and no more', () => {
    const job = (name: string, at?: string) =>
      object('CronJob', name, { ...(at && { status: { lastSuccessfulTime: at } }) });
    const { backups } = status({ objects: [job('pg-backup', '2026-11-24T01:00:00Z'), job('db-dump'), job('report')] });
    expect(backups?.map(({ name, lastSuccess }) => [name, lastSuccess])).toEqual([
      ['pg-backup', '2026-11-24T01:00:00.000Z'],
      ['db-dump', null],
    ]);
  });

  test('says of nothing that could not be read that it is fine', () => {
    const down = { reason: 'refused', message: 'connect ECONNREFUSED' } as const;
    const { nodes, workloads, storage, backups } = status({ apiDown: down });
    expect({ nodes, workloads, claims: storage.claims, backups }).toEqual({
      nodes: null,
      workloads: null,
      claims: null,
      backups: null,
    });
    const seen = status({ apiDown: down, hosts: { 'node-1': host() } });
    expect(seen.storage.filesystems.map(({ host }) => host)).toContain('node-1');
    expect(seen.certificates?.map(({ source }) => source)).toEqual(['host']);
  });
});
