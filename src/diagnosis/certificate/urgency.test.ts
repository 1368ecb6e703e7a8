import { expect, test } from 'vitest';
import { Cluster } from '../cluster.ts';
import { ago, type SceneObject, snapshotOf } from '../testing/scene.ts';
import { issuances } from './issuance.ts';
import { certificate, ready } from './testing/scenes.ts';
import { isLate, nextAttempt } from './urgency.ts';

const only = (object: SceneObject) => {
  const cluster = new Cluster(snapshotOf({ objects: [object] }));
  const [issuance] = issuances(cluster);
  if (!issuance) throw new Error('the scene holds a Certificate');
  return { cluster, issuance };
};

test.each([
  [1, 1],
  [2, 2],
  [3, 4],
  [6, 32],
  [9, 32],
])('after %i failures cert-manager waits %i hours', (failedIssuanceAttempts, hours) => {
  const status = { failedIssuanceAttempts, lastFailureTime: ago(0) };
  expect(nextAttempt(only(certificate('web-tls', { status })).issuance)).toBe(ago(-hours * 3600));
});

test('without a failure there is no next attempt', () => {
  expect(nextAttempt(only(certificate('web-tls')).issuance)).toBe('–');
});

test.each([
  [29, false],
  [4, false],
  [2, true],
  [-1, true],
])('a renewal that fails with %i days left is late: %s', (days, late) => {
  const { cluster, issuance } = only(certificate('web-tls', ready(days)));
  expect(isLate(cluster, issuance)).toBe(late);
});
