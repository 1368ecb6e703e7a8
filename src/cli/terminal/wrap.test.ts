import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shellCommand } from '../../model/shell.ts';
import { displayWidth } from './width.ts';
import { wrap, wrapCommand } from './wrap.ts';

describe('displayWidth', () => {
  test.each([
    ['pod', 3],
    ['é', 1],
    ['e\u0301', 1],
    ['日本', 4],
    ['한국', 4],
    ['👍', 2],
    ['👩‍👩‍👧', 2],
    ['❤️', 2],
    ['ｆｕｌｌ', 8],
    ['12\u202f000\u00a0€', 8],
  ])('%s takes %i columns', (text, columns) => expect(displayWidth(text)).toBe(columns));
});

describe('wrap', () => {
  const words = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '/', '.', 'é', '日', '👍', ':'), minLength: 1 }));

  test('never leaves the page and loses nothing but spaces', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 4, max: 40 }), (list, width) => {
        const lines = wrap(list.join(' '), width);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(list.join(''));
      }),
    );
  });

  test('breaks between words', () => {
    expect(wrap('the quick brown fox', 9)).toEqual(['the quick', 'brown fox']);
    expect(wrap('', 9)).toEqual(['']);
  });

  test('does not break at a no-break space', () => {
    expect(wrap('mémoire\u00a0: cinq', 12)).toEqual(['mémoire\u00a0:', 'cinq']);
  });

  test('cuts a long word at a joint', () => {
    expect(wrap('registry.lions.dev/user-portal:3.8.0', 22)).toEqual(['registry.lions.dev/', 'user-portal:3.8.0']);
  });
});

describe('wrapCommand', () => {
  const argument = fc.string({
    unit: fc.constantFrom('a', ' ', "'", '\\', '$', '-', '<', '"', ';', 'é'),
    maxLength: 12,
  });

  test('a shell reads the same words from the broken command', () => {
    fc.assert(
      fc.property(fc.array(argument, { minLength: 1, maxLength: 12 }), (args) => {
        const command = shellCommand('printf', '%s|', ...args);
        const broken = wrapCommand(command, 24).join('\n');
        expect(execFileSync('/bin/sh', ['-c', broken], { encoding: 'utf8' })).toBe(
          args.map((arg) => `${arg}|`).join(''),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('leaves a short one alone and breaks a long one between words', () => {
    expect(wrapCommand('kubectl get pods', 40)).toEqual(['kubectl get pods']);
    expect(wrapCommand("kubectl -n apps logs --previous 'a b'", 22)).toEqual([
      'kubectl -n apps logs \\',
      "  --previous 'a b'",
    ]);
  });
});
