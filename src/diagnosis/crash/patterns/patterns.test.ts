import { describe, expect, test } from 'vitest';
import { clueOf, readErrors } from '../decisive.ts';
import { addressesIn, technologyIn } from './host.ts';
import { logPatterns, suspicious } from './index.ts';

describe('the wordings of causes', () => {
  /** Ordinary lines of healthy programs. */
  test.each([
    'INFO  [io.quarkus] shop 1.4 on JVM (powered by Quarkus 3.29) started in 2.9s. Listening on: http://0.0.0.0:8080',
    'LOG:  database system is ready to accept connections',
    '10.42.0.1 - - [02/Jan/2026:10:00:00 +0000] "GET /orders HTTP/1.1" 200 5120 "-" "kube-probe/1.35"',
    'Server listening on port 3000',
    'level=info msg="config loaded" file=/etc/app/config.yaml',
    '# Background saving terminated with success',
    'ready to handle connections',
  ])('do not match: %s', (line) => expect(clueOf(line)).toBeUndefined());

  /** Lines that a wording of another cause would like to take. */
  test.each([
    ['nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)', 'port'],
    ['ERROR:  permission denied for schema public', 'denied'],
    ["chown: changing ownership of '/var/lib/mysql': Operation not permitted", 'permission'],
    ['exec /usr/local/bin/docker-entrypoint.sh: no such file or directory', 'command'],
    ["sh: can't create /data/out: Permission denied", 'permission'],
    ['FATAL:  database "shop" does not exist', 'database'],
    ['write /proc/self/attr/exec: invalid argument', undefined],
    ['java.lang.OutOfMemoryError: unable to create native thread: possibly out of memory', 'limit'],
    ['x509: certificate signed by unknown authority', 'untrusted'],
    [
      'ERROR: could not resize shared memory segment "/PostgreSQL.1" to 2097152 bytes: No space left on device',
      'memory',
    ],
    ['config.yaml: not found', 'configuration'],
  ])('tell causes apart: %s', (line, cause) => expect(clueOf(line)?.cause).toBe(cause));

  test.each([
    ['dial tcp 10.43.0.5:5432: connect: connection refused', '10.43.0.5', 5432],
    [
      'dial tcp: lookup db.shop.svc.cluster.local on 10.43.0.10:53: no such host',
      'db.shop.svc.cluster.local',
      undefined,
    ],
    ['Error: getaddrinfo EAI_AGAIN keycloak', 'keycloak', undefined],
    ['connection to server at "postgres" (10.43.7.3), port 5432 failed: Connection refused', 'postgres', 5432],
    ["Can't connect to MySQL server on 'mysql:3306' (111)", 'mysql', 3306],
    [
      'io.netty.channel.AbstractChannel$AnnotatedConnectException: Connection refused: redis/10.43.0.9:6379',
      'redis',
      6379,
    ],
    ['curl: (6) Could not resolve host: api.shop', 'api.shop', undefined],
    ["wget: bad address 'registry:5000'", 'registry', undefined],
    ['failed to connect to `host=db user=shop database=shop`: dial error', 'db', undefined],
    ['amqp://guest:secret@rabbitmq:5672/ refused the connection', 'rabbitmq', 5672],
    ['Connection refused (kafka:9092)', 'kafka', 9092],
  ])('name the host: %s', (line, host, port) => {
    const [found] = addressesIn(line);
    expect(found?.host).toBe(host);
    if (port !== undefined) expect(found?.port).toBe(port);
  });

  test('name the sort of server when there is no host', () => {
    expect(technologyIn('FATAL: password authentication failed for user "shop"')).toBe('PostgreSQL');
    expect(technologyIn('something else')).toBeUndefined();
  });

  test('every wording holds a word by which lines are chosen, or it would never be tried', () => {
    const lines = logPatterns.map(({ pattern }) => pattern.source.replace(/\\[bwdS]|[\\^$()[\]{}?+*|.:]/g, ' '));
    for (const line of lines) expect(line).toMatch(suspicious);
  });

  test('hostile lines come to an end', () => {
    const parts = [
      'a',
      ' ',
      'error ',
      'a.',
      '/a',
      'connect to ',
      'env var ',
      '(',
      ': ',
      'host=',
      'failed config ',
      "'",
      '"',
    ];
    // Catastrophic backtracking would take longer than the runner's limit for a test.
    for (const part of parts) {
      const lines = Array.from({ length: 400 }, () => part.repeat(2000).slice(0, 2000));
      expect(readErrors(lines, true)).toBeDefined();
    }
  });
});
