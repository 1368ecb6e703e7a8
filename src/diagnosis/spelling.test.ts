import { expect, test } from 'vitest';
import { closest, distance } from './spelling.ts';

test.each([
  ['', '', 0],
  ['ssd', 'sdd', 1],
  ['kitten', 'sitting', 3],
  ['a', '', 1],
  ['x'.repeat(64), 'x'.repeat(64), 0],
  ['x'.repeat(64), 'y', 64],
  ['shpo', 'shop', 1],
])('%s and %s differ by %d', (a, b, expected) => expect(distance(a, b)).toBe(expected));

test('the closest names come first, far ones not at all', () => {
  expect(closest('db-credentials', ['db-credential', 'web-tls', 'DB-credentials', 'x'])).toEqual([
    'DB-credentials',
    'db-credential',
  ]);
  expect(closest('db', ['web'])).toEqual([]);
});
