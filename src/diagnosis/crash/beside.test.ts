import { describe, expect, test } from 'vitest';
import { diagnose } from '../diagnose.ts';
import { event, pod } from '../testing/objects.ts';
import { ago, type Scene, type SceneObject, snapshotOf } from '../testing/scene.ts';

type Fields = Record<string, unknown>;

const crashing = {
  ready: false,
  restartCount: 9,
  state: { waiting: { reason: 'CrashLoopBackOff' } },
  lastState: { terminated: { exitCode: 1, reason: 'Error', startedAt: ago(62), finishedAt: ago(60) } },
};
const unready = { ready: false, restartCount: 0, started: true, state: { running: { startedAt: ago(4000) } } };

interface Part {
  readonly name: string;
  readonly state: Fields;
  readonly spec?: Fields;
}

/** A pod of two containers, the volumes of which are an emptyDir and a ConfigMap. */
function twins(parts: readonly Part[]) {
  return pod('duo', {
    spec: {
      containers: parts.map(({ name, spec }) => ({ name, image: `example.org/${name}:1`, ...spec })),
      volumes: [
        { name: 'shared', emptyDir: {} },
        { name: 'settings', configMap: { name: 'settings' } },
      ],
    },
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: 'False', lastTransitionTime: ago(4000) }],
      containerStatuses: parts.map(({ name, state }) => ({ name, ...state })),
    },
  });
}

const mounts = (mountPath: string, name = 'shared', readOnly = false) => ({
  volumeMounts: [{ name, mountPath, readOnly }],
});
const probe = { readinessProbe: { httpGet: { path: '/', port: 8080 } } };
const settings = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', namespace: 'shop' } } as const;
const wrongFlag = 'Error: unknown flag: --fast';

function found(scene: Scene): readonly string[] {
  return diagnose(snapshotOf(scene)).map(({ code, symptoms }) => [code, ...symptoms].join(' < '));
}

function told(duo: SceneObject, name: string | undefined, message: string): SceneObject {
  const { kind, metadata } = duo;
  const involvedObject = { kind, ...metadata, fieldPath: `spec.containers{${name}}` };
  return event(duo, 'Unhealthy', message, { involvedObject });
}

function scene(parts: readonly Part[], logs: Readonly<Record<string, string>>, probed?: string): Scene {
  const duo = twins(parts);
  return {
    objects: [duo, settings, ...(probed ? [told(duo, parts[0]?.name, probed)] : [])],
    logs: Object.fromEntries(
      Object.entries(logs).flatMap(([name, log]) => [
        [`shop/duo/${name}`, log],
        [`shop/duo/${name}/previous`, log],
      ]),
    ),
  };
}

describe('what a container lacks because of its neighbour', () => {
  const proxy: Part = { name: 'proxy', state: unready, spec: { ...probe, ports: [{ containerPort: 8080 }] } };
  test.each([
    ['a gateway’s answer', 'Readiness probe failed: HTTP probe failed with statuscode: 502'],
    ['silence', 'Readiness probe failed: Get "http://10.42.0.5:8080/": context deadline exceeded'],
    ['no event any more', undefined],
  ])('is no second cause of an unready container: %s', (_, probed) =>
    expect(found(scene([proxy, { name: 'app', state: crashing }], { app: wrongFlag }, probed))).toEqual(['C21 < C19']),
  );

  test.each([
    [
      'a file of settings',
      '/out',
      'error loading config file /out/agent.yml: open /out/agent.yml: no such file or directory',
    ],
    ['a token', '/vault/secrets', "FileNotFoundError: [Errno 2] No such file or directory: '/vault/secrets/token'"],
    [
      'a socket',
      '/run/app',
      'connect() to unix:/run/app/app.sock failed (2: No such file or directory) while connecting to upstream',
    ],
    ['a socket by its other name', '/var/run/app', 'dial unix /run/app/app.sock: connect: connection refused'],
    ['a driver', '/csi', 'Lost connection to CSI driver, exiting'],
    ['a file that it waits for', '/ready', 'waiting for /ready/done to be created'],
  ])('is no second cause where it is %s', (_, at, line) => {
    const parts = [
      { name: 'reader', state: crashing, spec: mounts(at) },
      { name: 'writer', state: crashing, spec: mounts('/work') },
    ];
    const codes = found(scene(parts, { reader: line, writer: 'create watcher: too many open files' }));
    expect(codes).toHaveLength(1);
    expect(codes[0]).toMatch(/^C26/);
  });

  test('a mesh’s proxy that fails cuts off its program', () => {
    const parts = [
      { name: 'app', state: crashing },
      { name: 'istio-proxy', state: crashing },
    ];
    const logs = { app: 'dial tcp 203.0.113.9:443: connect: connection refused', 'istio-proxy': wrongFlag };
    expect(found(scene(parts, logs))).toEqual(['C21 < C6']);
  });

  test.each([
    [
      'its probe asks for what is not there',
      [proxy, { name: 'app', state: crashing }],
      { app: wrongFlag },
      'Readiness probe failed: HTTP probe failed with statuscode: 404',
      2,
    ],
    [
      'the neighbour only reads there',
      [
        { name: 'reader', state: crashing, spec: mounts('/out') },
        { name: 'writer', state: crashing, spec: mounts('/in', 'shared', true) },
      ],
      { reader: 'open /out/agent.yml: no such file or directory', writer: 'too many open files' },
      undefined,
      2,
    ],
    [
      'the file belongs to a ConfigMap',
      [
        { name: 'reader', state: crashing, spec: mounts('/out', 'settings') },
        { name: 'writer', state: crashing, spec: mounts('/in', 'settings') },
      ],
      { reader: 'open /out/agent.yml: no such file or directory', writer: 'too many open files' },
      undefined,
      2,
    ],
    [
      'the file lies elsewhere',
      [
        { name: 'reader', state: crashing, spec: mounts('/out') },
        { name: 'writer', state: crashing, spec: mounts('/out') },
      ],
      { reader: 'open /etc/app/agent.yml: no such file or directory', writer: 'too many open files' },
      undefined,
      2,
    ],
  ] as const)('is told by itself when %s', (_, parts, logs, probed, count) =>
    expect(found(scene(parts as readonly Part[], logs, probed))).toHaveLength(count),
  );
});
