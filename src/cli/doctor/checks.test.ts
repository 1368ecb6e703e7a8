import { describe, expect, test } from 'vitest';
import { fixedHost } from '../../host/source.ts';
import { unreadable } from '../../model/readable.ts';
import { createText } from '../../text/text.ts';
import { checkClock } from './cluster.ts';
import { checkHosts } from './hosts.ts';
import { checkNode, checkRestic, checkSsh, isAtLeast } from './programs.ts';

const words = createText('en');
const signal = new AbortController().signal;
const noPrograms = { PATH: '/nonexistent' };

describe('versions', () => {
  test.each([
    ['0.17.1', true],
    ['0.17.0', false],
    ['0.18.0', true],
    ['1.0.0', true],
    ['0.9.20', false],
  ])('restic %s is enough: %s', (version, enough) => expect(isAtLeast(version, [0, 17, 1])).toBe(enough));

  test('of Node', () => {
    expect(checkNode(words, '24.1.0').status).toBe('ok');
    expect(checkNode(words, '20.19.0')).toMatchObject({ status: 'failed', message: 'Node 20.19.0 is too old.' });
  });
});

describe('programs that are not there', () => {
  test('ssh is missed only when a host needs it', async () => {
    expect((await checkSsh(words, noPrograms, signal, true)).status).toBe('failed');
    expect((await checkSsh(words, noPrograms, signal, false)).status).toBe('warning');
  });

  test('restic is never more than a warning', async () => {
    expect(await checkRestic(words, noPrograms, signal)).toMatchObject({ status: 'warning', blinds: [] });
  });
});

describe('the clock', () => {
  const at = (seconds: number) => Date.parse('2026-11-24T02:00:00Z') + seconds * 1000;
  const date = 'Tue, 24 Nov 2026 02:00:00 GMT';
  test.each([
    [0, 'ok', 'agree'],
    [9, 'ok', 'agree'],
    [60, 'warning', 'This clock is 59 seconds ahead'],
    [-60, 'warning', 'This clock is 60 seconds behind'],
  ])('%i s away is %s', (seconds, status, said) => {
    const check = checkClock(date, at(seconds), at(seconds), words);
    expect(check.status).toBe(status);
    expect(check.message).toContain(said);
  });

  test('without a date is unknown', () => {
    expect(checkClock(undefined, 0, 0, words).status).toBe('unknown');
  });
});

describe('hosts', () => {
  test('that cannot be read are named with the reason', async () => {
    const hosts = new Map([['main', fixedHost(unreadable('unauthorised', 'Permission denied (publickey)'))]]);
    const [check] = await checkHosts(hosts, words, signal);
    expect(check).toMatchObject({ check: 'host/main', status: 'failed' });
    expect(check?.message).toContain('Permission denied (publickey)');
  });

  test('that are not configured are no fault', async () => {
    expect((await checkHosts(new Map(), words, signal)).map(({ status }) => status)).toEqual(['skipped']);
  });
});
