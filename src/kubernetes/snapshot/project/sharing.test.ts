import { expect, test } from 'vitest';
import { Sharing } from './sharing.ts';

test('equal parts become one, and stay what they were', () => {
  const sharing = new Sharing();
  const first = { a: [1, { b: 'c' }] };
  expect(sharing.of(first)).toBe(first);
  expect(sharing.of({ a: [1, { b: 'c' }] })).toBe(first);
  expect(sharing.of({ a: [1, { b: 'd' }] })).toEqual({ a: [1, { b: 'd' }] });
  expect(sharing.of('text')).toBe('text');
  expect(sharing.of(null)).toBeNull();
});

test('of an object the fields are shared, but for those that are named', () => {
  const sharing = new Sharing();
  const one = sharing.fields({ env: [1], name: 'x', own: { y: 1 } }, 'own');
  const two = sharing.fields({ env: [1], name: 'x', own: { y: 1 } }, 'own');
  expect(two).toEqual(one);
  expect(two?.['env']).toBe(one?.['env']);
  expect(two?.['own']).not.toBe(one?.['own']);
  expect(sharing.fields(undefined)).toBeUndefined();
});
