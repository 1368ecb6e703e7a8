import { describe, expect, test } from 'vitest';
import type { ObjectRef } from '../model/object.ts';
import { Cluster } from './cluster.ts';
import { Impact } from './impact.ts';
import { crashed, node, object, pod, workload } from './testing/objects.ts';
import { type Scene, snapshotOf } from './testing/scene.ts';

const hurt = (scene: Scene, ...start: readonly ObjectRef[]) =>
  new Impact(new Cluster(snapshotOf(scene))).of(start).map(({ kind, name }) => `${kind}/${name}`);

const service = object('Service', 'web', { spec: { selector: { app: 'web' } } });
const ingress = object('Ingress', 'shop', {
  spec: { rules: [{ http: { paths: [{ backend: { service: { name: 'web' } } }] } }] },
});
const endpoints = (ready: boolean) =>
  object('EndpointSlice', 'web-abc', {
    metadata: { labels: { 'kubernetes.io/service-name': 'web' } },
    more: { endpoints: [{ conditions: { ready } }] },
  });
const failing = workload('web', { state: crashed({ exitCode: 1 }) });
const failingPod = { kind: 'Pod', namespace: 'shop', name: 'web-7f9c-x1' };

describe('what hangs on a failing object', () => {
  test('a pod: its workload, its Service when nothing else serves it, and the Ingress on that', () => {
    const objects = [failing, service, ingress, endpoints(false)];
    expect(hurt({ objects }, failingPod)).toEqual(['Deployment/web', 'Service/web', 'Ingress/shop']);
  });

  test('a Service that another pod still serves is not hurt', () => {
    expect(hurt({ objects: [failing, service, ingress, endpoints(true)] }, failingPod)).toEqual(['Deployment/web']);
  });

  test('no Service is called dead when endpoints could not be read', () => {
    const unreadable = { EndpointSlice: { reason: 'forbidden', message: 'no' } } as const;
    expect(hurt({ objects: [failing, service, ingress], unreadable }, failingPod)).toEqual(['Deployment/web']);
  });

  test('a node: the pods on it that suffer', () => {
    const objects = [node(), pod('well-1'), pod('ill-1', { state: crashed({ exitCode: 1 }) })];
    expect(hurt({ objects }, { kind: 'Node', name: 'node-1' })).toEqual(['Pod/ill-1']);
  });

  test('a claim: the pods that mount it, also by an ephemeral volume, in its namespace only', () => {
    const mounts = (claimName: string) => ({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName } }] });
    const ephemeral = { volumes: [{ name: 'data', ephemeral: {} }] };
    const objects = [
      pod('a-1', { node: null, spec: mounts('db-1-data') }),
      pod('db-1', { node: null, spec: ephemeral }),
      pod('other-1', { namespace: 'bank', node: null, spec: mounts('db-1-data') }),
    ];
    expect(hurt({ objects }, { kind: 'PersistentVolumeClaim', namespace: 'shop', name: 'db-1-data' })).toEqual([
      'Pod/a-1',
      'Pod/db-1',
    ]);
  });

  test('a workload whose pods could not even be made: its Service and Ingress', () => {
    const [deployment] = failing;
    if (!deployment) throw new Error('a workload has objects');
    expect(
      hurt({ objects: [deployment, service, ingress] }, { kind: 'Deployment', namespace: 'shop', name: 'web' }),
    ).toEqual(['Service/web', 'Ingress/shop']);
  });
});
