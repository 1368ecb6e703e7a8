import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { referencesOnly } from './references.ts';

test.each([
  ['', ''],
  ['hunter2', '…'],
  ['$(A)', '$(A)'],
  ['postgres://app:$(DB_PASSWORD)@db:$(PORT)/shop', '…$(DB_PASSWORD)…$(PORT)…'],
  ['$$(A)', '…'],
  ['$$$(A)', '…$(A)'],
  ['$(not a name)', '…'],
])('%s', (value, expected) => {
  expect(referencesOnly(value)).toBe(expected);
});

test('nothing but references and the mark is left', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'b', '$', '(', ')') }), (value) => {
      expect(referencesOnly(value).replace(/\$\([-._A-Za-z][-._A-Za-z0-9]*\)/g, '')).toMatch(/^…*$/);
    }),
  );
});
