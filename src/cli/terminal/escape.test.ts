import { stripVTControlCharacters } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeForTerminal, safeJson } from './escape.ts';

const anything = fc.string({ unit: 'binary' });
const nasty = fc
  .array(
    fc.constantFrom(
      '\u001b[2J',
      '\u001b]0;title\u0007',
      '\u001b]8;;https://evil.example\u001b\\',
      '\u009b31m',
      '\r',
      '\n',
      '\b',
      '\u0000',
      '\u007f',
      '\u202e',
      '\u2066',
      '\u200f',
      '\u2028',
      '\ufeff',
      '\u{e0041}',
      '\ud800',
      'pod',
      'é',
      ' ',
    ),
  )
  .map((parts) => parts.join(''));

describe('escapeForTerminal', () => {
  test('leaves nothing that a terminal obeys or that hides or turns text round', () => {
    fc.assert(
      fc.property(fc.oneof(anything, nasty), (text) => {
        const shown = escapeForTerminal(text);
        for (const character of shown) {
          expect(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u.test(character), JSON.stringify(character)).toBe(false);
        }
        expect(stripVTControlCharacters(shown)).toBe(shown);
        expect(shown.isWellFormed()).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('changes nothing that is shown already, however often', () => {
    fc.assert(fc.property(nasty, (text) => escapeForTerminal(escapeForTerminal(text)) === escapeForTerminal(text)));
  });

  test('keeps what people write', () => {
    const text = '« Café »\u202f! 12\u00a0%  日本語 👍 a\\nb';
    expect(escapeForTerminal(text)).toBe(text);
  });

  test('shows what was there', () => {
    expect(escapeForTerminal('a\u001b[31mb\nc\u202ed\u{e0041}')).toBe('a\\u001b[31mb\\nc\\u202ed\\u{e0041}');
  });
});

describe('safeJson', () => {
  test('is the same value, and harmless', () => {
    fc.assert(
      fc.property(fc.oneof(anything, nasty), fc.option(fc.constant(2), { nil: undefined }), (text, space) => {
        const json = safeJson({ [text]: [text] }, space);
        expect(JSON.parse(json)).toEqual({ [text]: [text] });
        expect(/[^\P{Cc}\n]|[\p{Zl}\p{Zp}\p{Bidi_Control}]/u.test(json)).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });
});
