import { stripVTControlCharacters } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPage, type Page } from './page.ts';
import { styleWith, wantsColour } from './style.ts';
import { displayWidth } from './width.ts';

const hostile = fc.string({ unit: fc.constantFrom('\u001b[31m', '\n', '\u202e', 'word', ' ', '日', '/', '\u0007') });

function fill(page: Page, texts: readonly string[]): string {
  for (const text of texts) {
    page.text(text, { indent: 3, look: 'critical' });
    page.item(text, { indent: 2 });
    page.labelled('To do:', text, { column: 8 });
    page.gap();
    page.gap();
  }
  return page.toString();
}

describe('a page', () => {
  test('keeps to its width and lets nothing dangerous through, coloured or not', () => {
    fc.assert(
      fc.property(fc.array(hostile), fc.boolean(), (texts, coloured) => {
        const shown = fill(createPage({ width: 60, style: styleWith(coloured) }), texts);
        const bare = stripVTControlCharacters(shown);
        for (const line of bare.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(60);
        expect(/[^\P{Cc}\n]|\p{Bidi_Control}/u.test(bare)).toBe(false);
      }),
    );
  });

  test('says the same without colour', () => {
    const texts = ['The quick brown fox jumps over the lazy dog and does not stop there.'];
    const coloured = fill(createPage({ width: 40, style: styleWith(true) }), texts);
    expect(coloured).toContain('\u001b[');
    expect(stripVTControlCharacters(coloured)).toBe(fill(createPage({ width: 40, style: styleWith(false) }), texts));
  });

  test('indents what is wrapped', () => {
    const page = createPage({ width: 20, style: styleWith(false) });
    page.item('one two three four five', { indent: 2 });
    page.labelled('To do:', 'six seven eight nine');
    page.gap();
    page.gap();
    page.command('kubectl -n apps get pods', 2);
    expect(page.toString()).toBe(
      '  - one two three\n    four five\nTo do: six seven\n       eight nine\n\n  kubectl -n apps \\\n    get pods\n',
    );
  });
});

describe('wantsColour', () => {
  const terminal = { isTerminal: true, refused: false, env: { TERM: 'xterm' } };
  test.each([
    ['on a terminal', terminal, true],
    ['not in a pipe', { ...terminal, isTerminal: false }, false],
    ['not with --no-color', { ...terminal, refused: true }, false],
    ['not with NO_COLOR', { ...terminal, env: { NO_COLOR: '1' } }, false],
    ['with an empty NO_COLOR, which says nothing', { ...terminal, env: { NO_COLOR: '' } }, true],
    ['not on a dumb terminal', { ...terminal, env: { TERM: 'dumb' } }, false],
  ])('%s', (_, wish, wanted) => expect(wantsColour(wish)).toBe(wanted));
});
