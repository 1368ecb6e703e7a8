import { expect, test } from 'vitest';
import { diagnose } from './diagnose.ts';
import { crashed, type Fields, node, object, ownerOf, pod, running } from './testing/objects.ts';
import { ago, type Scene, type SceneObject, snapshotOf } from './testing/scene.ts';
import { budget, webs } from './workload/testing/budgets.ts';

// What an update of a node shows while a budget keeps a pod there: the budget is the cause of all of it.

const found = (scene: Scene) => diagnose(snapshotOf(scene)).map(({ code, object: { name } }) => `${code} ${name}`);

const cordoned = node('node-1', { spec: { unschedulable: true } });
const nodes = [cordoned, node('node-2')];
const drain = { name: 'drain', image: 'rancher/kubectl:v1.30.3', args: ['drain', 'node-1', '--ignore-daemonsets'] };
const upgrade = { name: 'upgrade', image: 'rancher/k3s-upgrade:v1.33.6-k3s1' };
const labels = { 'upgrade.cattle.io/node': 'node-1' };
const template = { metadata: { labels }, spec: { initContainers: [drain], containers: [upgrade] } };
const job = (age: number, status: Fields = { active: 1 }) =>
  object('Job', 'apply-k3s', { age, spec: { template }, status: { startTime: ago(age), ...status } });
const draining = (age: number, state: Fields) =>
  pod('apply-k3s-x4k2p', {
    age,
    metadata: { labels, ownerReferences: [ownerOf(job(age))] },
    spec: { restartPolicy: 'Never' },
    initContainers: [drain],
    container: upgrade,
    initStates: { drain: state },
    states: { upgrade: { ready: false, restartCount: 0, state: { waiting: { reason: 'PodInitializing' } } } },
    phase: 'Pending',
  });
const runs = (age: number) => draining(age, running({ ready: false, state: { running: { startedAt: ago(age) } } }));
const log = (text: string) => ({ 'shop/apply-k3s-x4k2p/drain': text, 'shop/apply-k3s-x4k2p/drain/previous': text });
const refused =
  'error when evicting pods/"web-7f9c-0" -n "shop" (will retry after 5s): Cannot evict pod as it would violate the pod\'s disruption budget.\n';
const blocked: readonly (SceneObject | readonly SceneObject[])[] = [webs(1), budget('web', { minAvailable: 1 })];

test('a budget explains the drain that waits for it and the node that stays closed', () => {
  const objects = [nodes, blocked, job(18_000), runs(18_000)];
  expect(found({ objects, logs: log(refused) })).toEqual(['W7 web']);
  expect(found({ objects })).toEqual(['W7 web']);
});

test('a budget explains a Job that gave up in front of it', () => {
  const condition = { type: 'Failed', status: 'True', reason: 'DeadlineExceeded', lastTransitionTime: ago(600) };
  const objects = [nodes, blocked, job(1500, { failed: 1, conditions: [condition] })];
  expect(found({ objects })).toEqual(['W7 web']);
});

test('a budget explains the node that kured has in hand', () => {
  const lock = JSON.stringify({ nodeID: 'node-1', created: ago(7200) });
  const kured = object('DaemonSet', 'kured', { metadata: { annotations: { 'weave.works/kured-node-lock': lock } } });
  expect(found({ objects: [nodes, blocked, kured] })).toEqual(['W7 web']);
  expect(found({ objects: [nodes, kured] })).toEqual(['N13 node-1']);
});

test('a drain that fails for another reason keeps its own finding', () => {
  const objects = [nodes, blocked, job(18_000), draining(18_000, crashed({ exitCode: 1 }))];
  const said = 'error: cannot delete Pods declare no controller (use --force to override): shop/tool\n';
  expect(found({ objects, logs: log(said) }).some((one) => /^C\d+ apply-k3s$/.test(one))).toBe(true);
});

test('an update of a few minutes is no finding, and one that hangs is', () => {
  expect(found({ objects: [nodes, job(240), runs(240)] })).toEqual([]);
  expect(found({ objects: [nodes, job(18_000), runs(18_000)] })).toEqual(['C13 apply-k3s']);
});

test('a node that a person closed stays a finding beside a budget', () => {
  expect(found({ objects: [nodes, blocked] })).toEqual(['W7 web', 'N13 node-1']);
});

test('a Job that was done does not explain a node that is still closed', () => {
  const done = { succeeded: 1, conditions: [{ type: 'Complete', status: 'True' }] };
  expect(found({ objects: [nodes, job(600, done)] })).toEqual(['N13 node-1']);
});
