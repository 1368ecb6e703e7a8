import { expect, test } from 'vitest';
import { Cluster } from '../cluster.ts';
import { event, type Fields, node, running, workload } from '../testing/objects.ts';
import { ago, snapshotOf } from '../testing/scene.ts';
import { troubles } from './trouble.ts';

/** How many containers are in trouble after one fell `fell` seconds ago, and K3s began on `starts` so many seconds ago. */
function inTrouble(
  fell: number,
  starts: Readonly<Record<string, number>>,
  more: Fields = {},
  reason = 'Error',
): number {
  const servers: Fields = { 'node-role.kubernetes.io/control-plane': 'true' };
  const nodes = ['node-1', 'node-2', 'node-3'].map((name) =>
    node(name, { metadata: { labels: name === 'node-2' ? servers : {} } }),
  );
  const announced = nodes.flatMap((one) => {
    const seconds = starts[one.metadata.name ?? ''];
    return seconds === undefined ? [] : [event(one, 'Starting', 'Starting kubelet.', { type: 'Normal', seconds })];
  });
  const state = running({
    restartCount: 1,
    state: { running: { startedAt: ago(fell - 1) } },
    lastState: { terminated: { exitCode: 1, reason, startedAt: ago(3000), finishedAt: ago(fell) } },
    ...more,
  });
  const objects = [...nodes, ...announced, workload('web', { state, node: 'node-1' })].flat();
  return troubles(new Cluster(snapshotOf({ objects }))).length;
}

test('a fall while K3s started on its node, or on a server, is part of the start', () => {
  expect(inTrouble(60, {})).toBe(1);
  expect(inTrouble(60, { 'node-1': 70 })).toBe(0);
  expect(inTrouble(60, { 'node-2': 40 })).toBe(0);
});

test('a fall while another agent started is not', () => {
  expect(inTrouble(60, { 'node-3': 70 })).toBe(1);
});

test('a fall long after the start is not', () => {
  expect(inTrouble(60, { 'node-1': 400 })).toBe(1);
});

test('what still waits, what falls again and again, and what needs more memory is told', () => {
  const waiting = { state: { waiting: { reason: 'CrashLoopBackOff' } }, ready: false };
  expect(inTrouble(60, { 'node-1': 70 }, waiting)).toBe(1);
  expect(inTrouble(60, { 'node-1': 70 }, { restartCount: 12 })).toBe(1);
  expect(inTrouble(60, { 'node-1': 70 }, {}, 'OOMKilled')).toBe(1);
});
