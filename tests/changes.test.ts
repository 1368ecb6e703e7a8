import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseChange } from '../scripts/docs/changelog.ts';

const root = join(import.meta.dirname, '..');
const files = globSync('changes/*/*', { cwd: root });

describe('change files', () => {
  test('exist', () => {
    expect(files.length).toBeGreaterThan(0);
  });

  test.each(files)('%s has the form, and links to what exists', (file) => {
    expect(file).toMatch(/^changes\/(unreleased|\d+\.\d+\.\d+)\/[a-z0-9-]+\.md$/);
    const { links, paragraphs } = parseChange(readFileSync(join(root, file), 'utf8'));
    const pages = links.filter((link) => !/^issue |^https:/.test(link));
    expect(pages.filter((page) => !existsSync(join(root, page)))).toEqual([]);
    expect(paragraphs.join(' ').length).toBeGreaterThan(60);
  });
});

describe('a change file', () => {
  const good =
    'Fix: Say something\n\nBefore it was silent. Now it speaks.\n\n- issue 3\n- https://example.org/a\n- docs/rules.md\n';

  test('is a kind, a title, what changes for the user, and links', () => {
    expect(parseChange(good)).toEqual({
      kind: 'Fix',
      title: 'Say something',
      paragraphs: ['Before it was silent. Now it speaks.'],
      links: ['issue 3', 'https://example.org/a', 'docs/rules.md'],
    });
  });

  test.each([
    ['another kind', good.replace('Fix:', 'Feature:'), /first line/],
    ['a full stop after its title', good.replace('something', 'something.'), /full stop/],
    ['no text', good.replace(/Before.*\n\n/, ''), /what changes for the user/],
    ['no links', good.replace(/- [^]*$/, 'End.\n'), /list of links/],
    ['a link that is none', good.replace('issue 3', 'see issue 3'), /list of links/],
    ['nothing at all', '', /first line/],
  ])('with %s is refused', (_name, text, detail) => {
    expect(() => parseChange(text)).toThrow(detail);
  });
});
