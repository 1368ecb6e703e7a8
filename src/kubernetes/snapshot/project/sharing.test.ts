import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Sharing } from './sharing.ts';

test('equal parts become one, and stay what they were', () => {
  const sharing = new Sharing();
  const first = { a: [1, { b: 'c' }] };
  expect(sharing.of(first)).toBe(first);
  expect(sharing.of({ a: [1, { b: 'c' }] })).toBe(first);
  expect(sharing.of({ a: [1, { b: 'd' }] })).toEqual({ a: [1, { b: 'd' }] });
  expect(sharing.of('text')).toBe('text');
});

test('nulls go, and what is equal without them becomes one', () => {
  const sharing = new Sharing();
  const first = sharing.of({ b: [1], a: null });
  expect(first).toEqual({ b: [1] });
  expect(sharing.of({ b: [1], a: null })).toBe(first);
  expect(sharing.of(null)).toBeUndefined();
});

test('whatever is shared is what it was before', () => {
  const known = new Sharing();
  const values = () => fc.constantFrom<unknown>('', 'a', 'b', 0, 1, true, false, {}, []);
  const key = fc.constantFrom('a', 'b', '__proto__', 'constructor', '0');
  const { part } = fc.letrec<{ part: unknown }>((tie) => ({
    part: fc.oneof(
      { maxDepth: 3 },
      values(),
      fc.array(tie('part'), { maxLength: 3 }),
      fc.array(fc.tuple(key, tie('part')), { maxLength: 3 }).map((fields) => Object.fromEntries(fields)),
    ),
  }));
  fc.assert(
    fc.property(part, (one) => {
      const text = JSON.stringify(one);
      expect(JSON.stringify(known.of(JSON.parse(text)), sortedKeys)).toBe(JSON.stringify(one, sortedKeys));
    }),
    { numRuns: 5000 },
  );
});

/** The order of fields means nothing. */
function sortedKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

test('parts that are large come back without nulls too', () => {
  const large = Array.from({ length: 600 }, (_, index) => (index % 2 ? null : index));
  expect(new Sharing().of(large)).toHaveLength(300);
});
