import { expect, test } from 'vitest';
import { readable } from '../model/readable.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { Cluster } from './cluster.ts';
import { perCluster, perReading } from './per-cluster.ts';

const snapshot: Snapshot = {
  takenAt: '2026-11-25T10:00:00Z',
  api: readable({ server: 'https://here', version: 'v1.35.4+k3s1' }),
  kinds: new Map([['Pod', readable([{ metadata: { name: 'web', namespace: 'shop' } }])]]),
  hosts: new Map(),
  logs: new Map(),
};
const withLogs = { ...snapshot, logs: new Map([['shop/web/app', readable('panic')]]) };
const another = { ...snapshot, kinds: new Map() };

test('what objects alone say is found once a reading, what may ask for logs once a cluster', () => {
  let found = 0;
  const objects = perReading((cluster) => [++found, cluster.all('Pod').length]);
  const logs = perCluster((cluster) => [
    ++found,
    cluster.log({ namespace: 'shop', pod: 'web', container: 'app', previous: false }),
  ]);
  const [first, second, other] = [new Cluster(snapshot), new Cluster(withLogs), new Cluster(another)];
  expect(objects(first)).toBe(objects(second));
  expect(first.all('Pod')).toBe(second.all('Pod'));
  expect(objects(other)).toEqual([2, 0]);
  expect(logs(first)).toEqual([3, undefined]);
  expect(logs(second)).toEqual([4, readable('panic')]);
  expect(logs(first)).toBe(logs(first));
});
