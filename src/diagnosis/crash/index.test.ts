import { describe, expect, test } from 'vitest';
import { diagnose, wantedLogs } from '../diagnose.ts';
import { crashed, event, node, object, running, waiting, workload } from '../testing/objects.ts';
import { type Scene, snapshotOf } from '../testing/scene.ts';

const found = (scene: Scene) =>
  diagnose(snapshotOf(scene)).map(({ code, object }) => `${code} ${object.kind}/${object.name}`);

const web = workload('web', { state: crashed({ exitCode: 1 }) });
const refused = { 'shop/web-7f9c-x1/app/previous': 'Error: connect ECONNREFUSED postgres:5432' };
const service = object('Service', 'postgres', {
  spec: { selector: { app: 'postgres' }, clusterIP: '10.43.0.9', ports: [{ port: 5432 }] },
});

describe('crashes have one first cause', () => {
  test('a program that misses its database is folded under the database’s own trouble', () => {
    const db = workload('postgres', {
      kind: 'StatefulSet',
      container: { resources: { limits: { memory: '128Mi' } } },
      state: crashed({ exitCode: 137, reason: 'OOMKilled' }),
    });
    const findings = diagnose(snapshotOf({ objects: [web, db, service], logs: refused }));
    expect(findings.map(({ code }) => code)).toEqual(['C1']);
    expect(findings[0]?.symptoms).toContain('C6');
    expect(findings[0]?.related.map(({ name }) => name)).toContain('web');
  });

  test('programs that miss the same empty Service are one finding', () => {
    const api = workload('api', { state: crashed({ exitCode: 1 }) });
    const logs = {
      ...refused,
      'shop/api-7f9c-x1/app/previous': 'dial tcp 10.43.0.9:5432: connect: connection refused',
    };
    expect(found({ objects: [web, api, service], logs })).toEqual(['E1 Service/postgres']);
  });

  test('a kill for memory is none of the probe’s, even when the probe failed too', () => {
    const container = {
      livenessProbe: { httpGet: { port: 8080 } },
      ports: [{ containerPort: 8080 }],
      resources: { limits: { memory: '64Mi' } },
    };
    const scene = workload('web', { container, state: crashed({ exitCode: 137, reason: 'OOMKilled' }) });
    const pod = scene.find(({ kind }) => kind === 'Pod') ?? scene[0];
    if (!pod) throw new Error('a workload has a pod');
    const objects = [node(), scene, event(pod, 'Unhealthy', 'Liveness probe failed: timeout')];
    expect(found({ objects })).toEqual(['C1 Deployment/web']);
  });

  test('each container of a pod is judged by itself', () => {
    const objects = workload('web', {
      container: [{ name: 'app' }, { name: 'exporter' }, { name: 'proxy' }],
      states: { app: running(), exporter: crashed({ exitCode: 139 }), proxy: crashed({ exitCode: 0 }) },
    });
    expect(found({ objects }).toSorted()).toEqual(['C14 Deployment/web', 'C7 Deployment/web']);
  });

  test('a failing init container is judged like any other', () => {
    const objects = workload('web', {
      initContainers: [{ name: 'migrate' }],
      initStates: { migrate: crashed({ exitCode: 1 }) },
      state: waiting('PodInitializing'),
      phase: 'Pending',
    });
    const logs = { 'shop/web-7f9c-x1/migrate/previous': 'Error: getaddrinfo ENOTFOUND postgre' };
    expect(found({ objects, logs })).toEqual(['C6 Deployment/web']);
  });
});

describe('logs are read only of containers in trouble', () => {
  test('the life that failed, and the present one when there is one', () => {
    const again = { ready: false, restartCount: 5, state: { running: {} }, lastState: { terminated: { exitCode: 1 } } };
    const objects = [
      web,
      workload('api', { state: running() }),
      workload('job', {
        state: { ...again, lastState: { terminated: { exitCode: 1, finishedAt: '2026-11-24T01:59:00Z' } } },
      }),
    ];
    const asked = wantedLogs(snapshotOf({ objects })).map(({ pod, previous }) => `${pod} ${previous}`);
    expect(asked.toSorted()).toEqual(['job-7f9c-x1 false', 'job-7f9c-x1 true', 'web-7f9c-x1 true']);
  });
});

test('odd objects do no harm', () => {
  const odd = [
    object('Pod', 'empty'),
    object('Pod', 'bare', { spec: { containers: [] }, status: { phase: 'Running', containerStatuses: [] } }),
    object('Pod', 'half', {
      spec: { containers: [{ name: 'app' }], initContainers: [{ name: 'x' }] },
      status: { phase: 'Failed', containerStatuses: [{ name: 'app', restartCount: 1, state: { terminated: {} } }] },
    }),
    object('Job', 'empty'),
    object('Deployment', 'empty'),
    object('Service', 'empty'),
    object('EndpointSlice', 'empty'),
    object('Event', 'empty', { more: { involvedObject: {} } }),
  ];
  expect(() => found({ objects: odd })).not.toThrow();
});
