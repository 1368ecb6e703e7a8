import { expect, test } from 'vitest';
import type { KubeObject } from '../model/object.ts';
import { soundObjects } from './sound.ts';

const given = (object: unknown) => [object] as readonly KubeObject[];

test('a sound object is the very same', () => {
  const pod: KubeObject = { metadata: { name: 'web', labels: { app: 'web' } } };
  expect(soundObjects('Pod', [pod])[0]).toBe(pod);
});

test('null is absence, in maps and in lists, and is no object', () => {
  const odd = { metadata: { name: 'web', labels: null }, spec: { containers: [null, { name: 'app', args: null }] } };
  expect(soundObjects('Pod', [null as never, ...given(odd)])).toEqual([
    { metadata: { name: 'web' }, spec: { containers: [{ name: 'app' }] } },
  ]);
  expect(soundObjects('Pod', null)).toEqual([]);
});

test('an empty value stays: it means something else', () => {
  const spec = { podSelector: {}, ingress: [], name: '' };
  expect(soundObjects('NetworkPolicy', given({ metadata: { name: 'deny' }, spec }))[0]).toMatchObject({ spec });
});

test('an owner without kind or name is none', () => {
  const owner = { kind: 'ReplicaSet', name: 'web-1' };
  const metadata = { name: 'web', ownerReferences: [{ name: 'web-1' }, { kind: 'Job', name: '' }, owner] };
  expect(soundObjects('Pod', given({ metadata }))[0]?.metadata.ownerReferences).toEqual([owner]);
});

test('what every object and every event has is there', () => {
  expect(soundObjects('Event', given({}))).toEqual([{ metadata: { name: '' }, involvedObject: {} }]);
  expect(soundObjects('Pod', given({ metadata: {} }))[0]?.metadata.name).toBe('');
});
