import { expect, test } from 'vitest';
import type { Fields } from '../fields.ts';
import { mergePatch } from './merge-patch.ts';

/** The cases of RFC 7386, appendix A, as far as document and patch are objects. */
const rfc: readonly (readonly [Fields, Fields, Fields])[] = [
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b' }, { a: null }, {}],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  // Beyond the RFC's own: what a list holds is taken as it is, and a text does not stand in the way of an object.
  [{}, { a: [null, { b: null }] }, { a: [null, { b: null }] }],
  [{ a: 'text' }, { a: { b: 1 } }, { a: { b: 1 } }],
  [{ a: { b: 1 } }, {}, { a: { b: 1 } }],
];

test.each(rfc)('%j with %j', (document, patch, expected) => {
  const before = structuredClone([document, patch]);
  expect(mergePatch(document, patch)).toEqual(expected);
  expect([document, patch]).toEqual(before);
});

test('a member called __proto__ changes nothing but itself', () => {
  const patched = mergePatch(
    {},
    JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}') as Fields,
  );
  expect(Object.keys(patched)).toEqual(['__proto__', 'constructor']);
  expect(({} as Fields)['polluted']).toBeUndefined();
});
