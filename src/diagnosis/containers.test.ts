import { describe, expect, test } from 'vitest';
import { Cluster } from './cluster.ts';
import { containersOf, isCrashing } from './containers.ts';
import { completed, crashed, type Fields, type PodParts, pod, running, waiting } from './testing/objects.ts';
import { ago, snapshotOf } from './testing/scene.ts';

const cluster = new Cluster(snapshotOf({}));
const containers = (parts: PodParts) => containersOf(pod('web-1', parts));
const crashing = (parts: PodParts) =>
  containers(parts)
    .filter((container) => isCrashing(cluster, container))
    .map((container) => container.name);
const ended = (exitCode: number, seconds: number): Fields => ({
  terminated: { exitCode, reason: exitCode === 0 ? 'Completed' : 'Error', finishedAt: ago(seconds) },
});

describe('a container is crashing', () => {
  test.each<[string, PodParts]>([
    ['while it waits in CrashLoopBackOff', { state: crashed({ exitCode: 1 }) }],
    ['just after a bad end', { state: { ready: false, restartCount: 0, state: ended(1, 2) } }],
    ['after a normal end that was not the first', { state: { ready: false, restartCount: 3, state: ended(0, 2) } }],
    [
      'when it has just been started again',
      { state: { ready: true, restartCount: 4, state: { running: { startedAt: ago(9) } }, lastState: ended(1, 10) } },
    ],
    [
      'when it restarts over and over, however ready it looks between',
      {
        state: { ready: true, restartCount: 7, state: { running: { startedAt: ago(200) } }, lastState: ended(1, 210) },
      },
    ],
  ])('%s', (_, parts) => expect(crashing(parts)).toEqual(['app']));

  test('an init container that does not get through', () => {
    const parts = {
      initContainers: [{ name: 'migrate' }],
      initStates: { migrate: crashed({ exitCode: 2 }) },
      state: waiting('PodInitializing'),
    };
    expect(crashing(parts)).toEqual(['migrate']);
  });
});

describe('a container is not crashing', () => {
  test.each<[string, PodParts]>([
    ['when it runs', { state: running() }],
    ['when it waits for its image', { state: waiting('ImagePullBackOff') }],
    [
      'when its last end is long ago',
      { state: { ready: true, restartCount: 40, state: { running: {} }, lastState: ended(1, 3600) } },
    ],
    [
      'when it failed once and is ready since',
      {
        state: { ready: true, restartCount: 1, state: { running: { startedAt: ago(300) } }, lastState: ended(1, 310) },
      },
    ],
    ['while its pod is being deleted', { state: crashed({ exitCode: 143 }), metadata: { deletionTimestamp: ago(5) } }],
    ['when its pod completed', { phase: 'Succeeded', state: completed() }],
    ['when it has no status yet', { node: null }],
    [
      'when a Job’s container ended well',
      { spec: { restartPolicy: 'OnFailure' }, state: { ready: false, restartCount: 2, state: ended(0, 5) } },
    ],
  ])('%s', (_, parts) => expect(crashing(parts)).toEqual([]));
});

test('containers come in their order of start, sidecars told from init containers', () => {
  const parts = { initContainers: [{ name: 'proxy', restartPolicy: 'Always' }, { name: 'migrate' }] };
  expect(containers(parts).map(({ name, role, path }) => [name, role, path])).toEqual([
    ['proxy', 'sidecar', 'status.initContainerStatuses[proxy]'],
    ['migrate', 'init', 'status.initContainerStatuses[migrate]'],
    ['app', 'main', 'status.containerStatuses[app]'],
  ]);
});
