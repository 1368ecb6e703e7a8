import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shellCommand, shellQuote } from './shell.ts';

/** What a real shell makes of a command line: its words. */
function wordsOf(line: string, shell: string): string[] {
  const script = `for word in "$@"; do printf '%s\\0' "$word"; done`;
  const output = execFileSync(shell, ['-c', `set -- ${line}\n${script}`], { encoding: 'buffer' });
  return output.toString('utf8').split('\0').slice(0, -1);
}

const nasty = [
  '',
  ' ',
  "'",
  "''",
  '"',
  '\\',
  '$HOME',
  '$(id)',
  '`id`',
  '!!',
  '*',
  '~',
  '\n',
  '\t',
  '-n',
  '--',
  ';',
  '&',
  '|',
  '#',
  '{a,b}',
  '=',
  'é',
  '\r\n',
  "it's",
  '\u{1f600}',
  '\x1b[31m',
];

describe('a quoted argument', () => {
  const shells = ['/bin/sh', '/bin/bash'];

  test.each(shells)('comes out of %s unchanged, whatever it is', (shell) => {
    const argument = fc.oneof(
      fc.constantFrom(...nasty),
      fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '')),
      fc.array(fc.constantFrom(...nasty)).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(fc.array(argument, { minLength: 1, maxLength: 200 }), (words) => {
        const wellFormed = words.map((word) => word.toWellFormed());
        expect(wordsOf(shellCommand(...wellFormed), shell)).toEqual(wellFormed);
      }),
      { numRuns: 60 },
    );
  });

  test('survives being quoted twice, as a command inside a command does', () => {
    const inner = shellCommand('printf', '%s', "a'b $x");
    expect(wordsOf(shellCommand('sh', '-c', inner), '/bin/sh')).toEqual(['sh', '-c', inner]);
    expect(execFileSync('/bin/sh', ['-c', shellCommand('sh', '-c', inner)], { encoding: 'utf8' })).toBe("a'b $x");
  });

  test('stays readable where it needs no quotes', () => {
    expect(shellCommand('kubectl', 'get', 'pods', '-n', 'shop', '--field-selector=status.phase=Running')).toBe(
      'kubectl get pods -n shop --field-selector=status.phase=Running',
    );
    expect(shellQuote('')).toBe("''");
  });

  test('cannot hold a NUL', () => {
    expect(() => shellQuote('a\0b')).toThrow(RangeError);
  });
});
