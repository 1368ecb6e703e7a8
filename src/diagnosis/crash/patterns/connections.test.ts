import { describe, expect, test } from 'vitest';
import { clueOf } from '../decisive.ts';
import { addressesIn, technologyIn } from './host.ts';

describe('a server that was not reached', () => {
  test.each([
    ['[ERROR] Database connection failed', 'unreachable', undefined],
    ['PDOException: SQLSTATE[08006] [7] connection to server failed', 'unreachable', 'PostgreSQL'],
    ['django.db.utils.OperationalError: could not connect to server: Connection refused', 'refused', 'PostgreSQL'],
    ["Error: Redis connection lost and commands can't be processed", 'unreachable', 'Redis'],
    ['MaxRetriesPerRequestError: Reached the max retries per request limit (which is 20).', 'unreachable', undefined],
    ['Error: Connection lost: The server closed the connection.', 'unreachable', undefined],
    ["Lost connection to MySQL server at 'reading initial communication packet'", 'unreachable', 'MySQL/MariaDB'],
    ["ERROR 2002 (HY000): Can't connect to server on 'db' (115)", 'refused', 'MySQL/MariaDB'],
    [
      'MySqlException (0x80004005): Unable to connect to any of the specified MySQL hosts.',
      'unreachable',
      'MySQL/MariaDB',
    ],
    ['com.rabbitmq.client.ShutdownSignalException: connection error', 'unreachable', 'RabbitMQ'],
    ['All host(s) tried for query failed (no host was tried)', 'unreachable', undefined],
    ['nats: no servers available for connection', 'unreachable', 'NATS'],
    ['Elasticsearch is unreachable', 'unreachable', 'Elasticsearch/OpenSearch'],
    ['pymongo.errors.AutoReconnect: connection closed', 'unreachable', 'MongoDB'],
    ['Error: sqlx PoolTimedOut', 'timeout', undefined],
    ['KnexTimeoutError: Knex: Timeout acquiring a connection. The pool is probably full.', 'timeout', undefined],
  ])('%s', (line, cause, technology) => {
    expect(clueOf(line)?.cause).toBe(cause);
    expect(technologyIn(line)).toBe(technology);
  });

  test.each([
    ["Can't connect to server on 'mariadb' (111)", 'mariadb'],
    ["Error: P1001: Can't reach database server at `db`:`5432`", 'db'],
    ["Couldn't connect to OpenSearch at [http://opensearch:9200]", 'opensearch'],
    ['Attempting to connect to: [rabbitmq:5672]', 'rabbitmq'],
  ])('is named in: %s', (line, host) => expect(addressesIn(line).map((one) => one.host)).toContain(host));

  test.each([
    'INFO Redis connection closed',
    'INFO database connection established',
    'LOG: disconnection: session time: 0:00:01 user=app database=shop',
    'INFO kafka consumer connected',
    'INFO Connection to server db closed by request',
    'redis is ready, postgres is ready',
    'WARN the feature is not available in this edition',
  ])('is not meant by: %s', (line) => expect(clueOf(line)).toBeUndefined());
});
