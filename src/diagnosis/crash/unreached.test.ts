import { describe, expect, test } from 'vitest';
import { linesOf, readErrors } from './decisive.ts';
import { addressesIn } from './patterns/host.ts';

const read = (log: string) => readErrors(linesOf(log), true);

describe('an end that does not name what was not reached', () => {
  test.each([
    [
      'a time that is over (Go)',
      'timeout',
      '10.43.9.9',
      `E1124 00:02:02.121402 1 connection.go:40] Ping to db failed: dial tcp 10.43.9.9:3306: connect: connection refused
F1124 00:02:02.121515 1 main.go:107] DB open failed: Timeout waiting for DB conn successfully opened.`,
    ],
    [
      'a panic below warnings (Go)',
      'refused',
      'orders-db',
      `level=warning msg="retrying" err="dial tcp orders-db:5432: connect: connection refused"
level=warning msg="retrying" err="dial tcp orders-db:5432: connect: connection refused"
panic: could not initialize database`,
    ],
    [
      'settings that come from a server',
      'refused',
      'settings',
      `ERROR Get "http://settings:80/v1": dial tcp 10.43.0.8:80: connect: connection refused
panic: failed to load configuration, error: failed to load rest config`,
    ],
    [
      'an open connection that went silent',
      'timeout',
      '192.0.2.7',
      'FATAL: failed to initialize cache: read tcp 10.42.0.9:46190->192.0.2.7:6379: i/o timeout',
    ],
    [
      'a client of S3 (Python)',
      'unreachable',
      'store.files.svc',
      'botocore: Could not connect to the endpoint URL: "http://store.files.svc:80/"',
    ],
    [
      'a script that counts (shell)',
      'unreachable',
      undefined,
      `Waiting for PostgreSQL to start...
Attempt 1 failed! Trying again in 5 seconds...
Attempt 2 failed! Trying again in 5 seconds...
Unable to connect after 2 tries. Exiting.`,
    ],
  ])('%s', (_, cause, host, log) => {
    const { clue } = read(log);
    expect(clue?.cause).toBe(cause);
    expect(addressesIn(clue?.line ?? '')[0]?.host).toBe(host);
  });

  test.each([
    [
      'settings with a fault of their own',
      'configuration',
      `WARN dial tcp 10.43.0.8:80: connect: connection refused
panic: failed to load configuration: yaml: line 3: mapping values are not allowed`,
    ],
    [
      'another error below a warning',
      undefined,
      `WARN redis: dial tcp 10.43.0.8:6379: connect: connection refused
panic: runtime error: index out of range [3] with length 3`,
    ],
    [
      'a program that got through since',
      undefined,
      `WARN dial tcp 10.43.0.8:5432: connect: connection refused
INFO connected to the database
Error: could not start client pool of size 0`,
    ],
    [
      'what programs do without',
      undefined,
      `WARN traces export: dial tcp 10.43.0.8:4317: connect: connection refused
panic: connect handler registered twice`,
    ],
    [
      'a script whose wait was over',
      undefined,
      `Waiting for PostgreSQL to start...
PostgreSQL is ready
Loading fixtures
Unable to finish after 3 tries`,
    ],
  ])('stays for %s', (_, cause, log) => expect(read(log).clue?.cause).toBe(cause));
});
