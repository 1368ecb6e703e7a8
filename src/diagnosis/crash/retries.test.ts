import { describe, expect, test } from 'vitest';
import { linesOf, readErrors } from './decisive.ts';
import { addressesIn } from './patterns/host.ts';

const redis =
  '{"event": "Redis connection failed, retrying... (Error 111 connecting to queue:6379. Connection refused.)", "level": "info"}';
const clock = (line: string, times = 3) =>
  Array.from({ length: times }, (_, i) => line.replace('TIME', `2026-11-24T01:57:0${i}Z`)).join('\n');

describe('a program that runs and tries again', () => {
  test.each([
    ['says so once at its end', 'refused', 'queue', `starting\n${redis}`],
    [
      'between the questions of its probe (Go)',
      'refused',
      '10.43.0.7',
      `level=warn msg="database not reachable, retrying in 5s" error="dial tcp 10.43.0.7:5432: connect: connection refused"
10.42.0.1 - - "GET /healthz HTTP/1.1" 503
level=warn msg="database not reachable, retrying in 5s" error="dial tcp 10.43.0.7:5432: connect: connection refused"
10.42.0.1 - - "GET /healthz HTTP/1.1" 503`,
    ],
    [
      'as a Kafka client',
      'refused',
      'kafka',
      clock(
        'TIME WARN [AdminClient clientId=a] Connection to node -1 (kafka/10.43.1.2:9092) could not be established. Broker may not be available.',
      ),
    ],
    [
      'as Lettuce in Spring',
      'refused',
      'redis',
      clock(
        'TIME WARN 1 --- [tLoop-1-3] ConnectionWatchdog : Cannot reconnect to [redis:6379]: Connection refused: redis/10.43.0.5:6379',
      ),
    ],
    [
      'as Sidekiq',
      'refused',
      'redis',
      clock('TIME pid=1 WARN: Error connecting to Redis on redis:6379 (Errno::ECONNREFUSED)'),
    ],
    [
      'as a .NET bus',
      'unreachable',
      'rabbitmq',
      clock(
        'warn: MassTransit[0] Connection Failed: rabbitmq://rabbitmq/ BrokerUnreachableException, retrying amqp://rabbitmq:5672',
      ),
    ],
    [
      'as a listener of Spring',
      'refused',
      undefined,
      'WARN 1 --- [c#0-1] Consumer raised exception, processing can restart. Exception summary: AmqpConnectException: Connection refused\nINFO 1 --- [c#0-2] Attempting to connect to: [rabbitmq:5672]',
    ],
    [
      'as Celery',
      'refused',
      'rabbitmq',
      '[2026: WARNING/MainProcess] consumer: Cannot connect to amqp://u:**@rabbitmq:5672//: [Errno 111] Connection refused.\nTrying again in 32.00 seconds... (16/100)',
    ],
    [
      'as Zitadel',
      'unreachable',
      'db',
      clock('TIME level=info msg="database not ready" error="failed to connect to `host=db user=z`: dial error"'),
    ],
    ['as Zabbix', 'unreachable', undefined, clock('**** MySQL server is not available. Waiting 5 seconds...')],
    ['as a script of Django', 'unreachable', undefined, clock('Postgres is unavailable - sleeping')],
    ['as a script with nc', 'unreachable', 'db', clock('Waiting for db:5432...')],
    ['with a name that is not resolved', 'name', 'mongo', clock('TIME INFO retrying: getaddrinfo EAI_AGAIN mongo')],
    [
      'after an error that says nothing',
      'refused',
      'queue',
      `ERROR readiness check failed: degraded\n${redis}\n${redis}`,
    ],
  ])('%s', (_, cause, host, log) => {
    const { clue } = readErrors(linesOf(log), false);
    expect(clue?.cause).toBe(cause);
    if (host !== undefined) expect(addressesIn(clue?.line ?? '').map((one) => one.host)).toContain(host);
  });

  test.each([
    ['got through', `${redis}\n${redis}\n{"event": "Redis connection established", "level": "info"}`],
    ['serves now', `${clock('Waiting for db:5432...')}\ndb:5432 is available\nINFO listening on :8080`],
    [
      'can do without its telemetry',
      clock('TIME WARN failed to export traces, retrying: dial tcp otel-collector:4317: connect: connection refused'),
    ],
    ['does without a cache', clock('TIME WARN redis:6379 connection refused, using memory')],
    ['warned once', 'WARN search:9200 connection refused\nINFO loading 400 templates\nINFO loading done of 12 parts'],
    ['waits for work', clock('TIME INFO waiting for jobs on redis:6379')],
    ['waits for its turn', clock('TIME INFO waiting for leader lease of the service')],
    [
      'is left by its clients',
      clock('TIME WARN read tcp 10.42.0.5:80->10.42.0.1:3444: read: connection reset by peer'),
    ],
    ['stops', clock('waiting for server to shut down')],
    [
      'tried long ago',
      `${redis}\n${redis}\n${clock('TIME INFO compiling templates', 9)}\n${clock('TIME INFO warming up', 9)}`,
    ],
  ])('but not one that %s', (_, log) => expect(readErrors(linesOf(log), false).clue).toBeUndefined());

  test('the error of a program counts more than what it tries again', () => {
    const log = `ERROR Missing required setting: environment variable API_KEY is not set\n${redis}\n${redis}`;
    expect(readErrors(linesOf(log), false).clue?.cause).toBe('configuration');
  });
});
