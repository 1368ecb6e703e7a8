import { describe, expect, test } from 'vitest';
import { readable, unreadable } from '../../model/readable.ts';
import type { Section } from './section.ts';
import { Transcript } from './transcript.ts';

const echo: Section<string> = { name: 'echo', script: '', parse: (output) => output };
const next: Section<string> = { name: 'next', script: '', parse: (output) => output };
const absent = unreadable('timeout', 'too slow');
const of = (text: string) => new Transcript(text, 'M', absent);

test('each part has its own output', () => {
  const transcript = of('M hello\n\nM begin echo\none\ntwo\nM end echo 0 \n\nM begin next\n\nM end next 0 \n');
  expect(transcript.part(echo)).toEqual(readable('one\ntwo'));
  expect(transcript.part(next)).toEqual(readable(''));
});

test('a part whose end never came was not read', () => {
  expect(of('\nM begin echo\none\n').part(echo)).toBe(absent);
  expect(of('\nM begin echo\none\nM end echo 0').part(echo)).toBe(absent);
  expect(of('').part(echo)).toBe(absent);
});

test('output cannot pose as the end of its part without the mark', () => {
  const forged = '\nM begin echo\nX end echo 0 \nend echo 0\nM end echo 0 \n';
  expect(of(forged).part(echo)).toEqual(readable('X end echo 0 \nend echo 0'));
});

describe('a part that failed says why', () => {
  test.each([
    ['1 sudo: a password is required', 'forbidden'],
    ['77 only root may read this, and there is no sudo', 'forbidden'],
    ['1 cat: /proc/pressure/cpu: No such file or directory', 'not-found'],
    ['127 sh: systemctl: not found', 'not-found'],
    ['1 sudo: k3s: command not found', 'not-found'],
    ['124 ', 'timeout'],
    ['143 ', 'timeout'],
    ['3 something else', 'failed'],
  ])('%s', (ending, reason) => {
    const part = of(`\nM begin echo\nM end echo ${ending}\n`).part(echo);
    const words = ending.replace(/^\d+ /, '') || `exit status ${ending.trim()}`;
    expect(part).toEqual(unreadable(reason as 'failed', words));
  });

  test('without secrets', () => {
    expect(of('\nM begin echo\nM end echo 1 cannot use password=hunter2\n').part(echo)).toEqual(
      unreadable('failed', 'cannot use password=[redacted]'),
    );
  });

  test('and output that is not understood is not taken for a fact', () => {
    const strict: Section<string> = {
      ...echo,
      parse: () => {
        throw new RangeError('no such thing');
      },
    };
    expect(of('\nM begin echo\nM end echo 0 \n').part(strict)).toEqual(unreadable('invalid', 'no such thing'));
  });
});
