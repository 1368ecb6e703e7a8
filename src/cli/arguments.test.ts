import { describe, expect, test } from 'vitest';
import { commandIn, hasFlag, peekFlag, sharedFlagsLast } from './arguments.ts';

describe('peekFlag', () => {
  test.each([
    [['diagnose', '--lang', 'fr'], 'fr'],
    [['diagnose', '--lang=fr'], 'fr'],
    [['--lang', 'en', 'diagnose', '--lang', 'fr'], 'fr'],
    [['diagnose', '--', '--lang', 'fr'], undefined],
    [['diagnose', '--lang'], undefined],
    [['diagnose', '--language', 'fr'], undefined],
  ])('%j gives %s', (args, value) => expect(peekFlag(args, '--lang')).toBe(value));
});

describe('hasFlag', () => {
  test('sees nothing behind a double dash', () => {
    expect(hasFlag(['diagnose', '-v'], '--verbose', '-v')).toBe(true);
    expect(hasFlag(['diagnose', '--', '-v'], '--verbose', '-v')).toBe(false);
  });
});

describe('sharedFlagsLast', () => {
  test.each([
    ['--lang fr diagnose --no-hosts', 'diagnose --no-hosts --lang fr'],
    ['-o json --no-color sandbox list', 'sandbox list -o json --no-color'],
    ['--kubeconfig=x explain C1 -- y', 'explain C1 --kubeconfig=x -- y'],
    ['diagnose --lang fr', 'diagnose --lang fr'],
    ['--version', '--version'],
    ['sandbox --lang fr start demo', 'sandbox start demo --lang fr'],
    ['sandbox -q', 'sandbox --help'],
    ['--lang fr', '--help'],
  ])('%s becomes %s', (given, wanted) => expect(sharedFlagsLast(given.split(' ')).join(' ')).toBe(wanted));
});

describe('commandIn', () => {
  test.each([
    ['diagnose --foo', 'diagnose'],
    ['--lang fr sandbox start demo', 'sandbox start'],
    ['sandbox strat', 'sandbox'],
    ['diagnoze', ''],
  ])('%s is of %j', (given, command) => expect(commandIn(given.split(' '))).toBe(command));
});
