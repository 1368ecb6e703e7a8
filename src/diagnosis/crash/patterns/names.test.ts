import { describe, expect, test } from 'vitest';
import { clueOf } from '../decisive.ts';
import { addressesIn } from './host.ts';

describe('a name that was not resolved', () => {
  test.each([
    // Python
    ['Cannot connect to host api.chat.svc:8008 ssl:default [Timeout while contacting DNS servers]', 'api.chat.svc'],
    [
      'ClientConnectorError: Cannot connect to host api:80 ssl:<ssl.SSLContext object at 0x7f> [Domain name not found]',
      'api',
    ],
    ['ClientConnectorError: Cannot connect to host api:80 ssl:None [DNS server returned answer with no data]', 'api'],
    [
      'redis.exceptions.ConnectionError: Error -5 connecting to redis:6379. No address associated with hostname.',
      'redis',
    ],
    ["psycopg.OperationalError: failed to resolve host 'db': [Errno -3] Temporary failure in name resolution", 'db'],
    [
      'dns.resolver.LifetimeTimeout: The resolution lifetime expired: Server Do53:10.43.0.10@53 answered The DNS operation timed out.',
      undefined,
    ],
    // Ruby
    ['SocketError: Failed to open TCP connection to api:443 (getaddrinfo: Name or service not known)', 'api'],
    [
      'Could not establish TCP connection to mq.jobs:5672: getaddrinfo(3): Temporary failure in name resolution',
      'mq.jobs',
    ],
    ['Redis::CannotConnectError: Hostname not known: redis (Redis::CannotConnectError)', 'redis'],
    ["Mysql2::Error::ConnectionError: Unknown server host 'db' (-2)", 'db'],
    ['Resolv::ResolvError: no address for db', 'db'],
    // PHP
    [
      'SQLSTATE[HY000] [2002] php_network_getaddresses: getaddrinfo for db failed: Temporary failure in name resolution',
      'db',
    ],
    ['cURL error 6: Could not resolve host: api (see https://curl.haxx.se/libcurl/c/libcurl-errors.html)', 'api'],
    [
      'cURL error 28: Resolving timed out after 5000 milliseconds (see https://curl.haxx.se/x.html) for http://api/v1',
      'api',
    ],
    // .NET
    ['System.Net.Http.HttpRequestException: Resource temporarily unavailable (orders:80)', 'orders'],
    ['System.Net.Sockets.SocketException (00000001, 11): Resource temporarily unavailable', undefined],
    // JVM
    ['java.net.UnknownHostException: db: Try again', 'db'],
    ["WARN Couldn't resolve server kafka:9092 from bootstrap.servers as DNS resolution failed for kafka", 'kafka'],
    ['ConfigException: No resolvable bootstrap urls given in bootstrap.servers', undefined],
    [
      "DnsNameResolverTimeoutException: [4325: /10.43.0.10:53] DefaultDnsQuestion(db.shop. IN A) query '4325' via UDP timed out after 5000 milliseconds",
      'db.shop',
    ],
    // Node, Dart, Elixir
    ['Error: queryA ETIMEOUT mongo.db.svc.cluster.local', 'mongo.db.svc.cluster.local'],
    ["SocketException: Failed host lookup: 'api' (OS Error: Try again, errno = -3)", 'api'],
    ['(DBConnection.ConnectionError) tcp connect (db:5432): non-existing domain - :nxdomain', 'db'],
    // Go, gRPC, Rust
    ['dial tcp: lookup db: i/o timeout', 'db'],
    ['rpc error: code = Unavailable desc = name resolver error: produced zero addresses', undefined],
    [
      'details = "DNS resolution failed for api:50051: C-ares status is not ARES_SUCCESS: Could not contact DNS servers"',
      'api',
    ],
    ['error trying to connect: dns error: failed to lookup address information: Try again', undefined],
    // Servers
    [
      '[error] 29#29: *1 api.shop.svc could not be resolved (110: Operation timed out), client: 10.42.0.1',
      'api.shop.svc',
    ],
    ["[ALERT] parsing [/etc/haproxy.cfg:10] : 'server db' : could not resolve address 'db'.", 'db'],
    ['Could not find address for mongo-1:27017: SocketException: Host not found (authoritative)', 'mongo-1'],
    ['DB::NetException: Not found address of host: zookeeper', 'zookeeper'],
    ["[warn] [net] getaddrinfo(host='es', err=12): Timeout while contacting DNS servers", 'es'],
  ])('%s', (line, host) => {
    expect(clueOf(line)?.cause).toBe('name');
    if (host !== undefined) expect(addressesIn(line).map((one) => one.host)).toContain(host);
  });

  test.each([
    "Module not found: Error: Can't resolve './app' in '/src'",
    "Module not found: Error: Can't resolve 'react' in '/src'",
    'npm ERR! ERESOLVE unable to resolve dependency tree',
    "Could not resolve placeholder 'DB_HOST' in value",
    'No address found for customer 12',
    'Error: Cannot resolve server configuration',
    'failed to resolve reference "docker.io/x": not found',
    'java.io.IOException: Resource temporarily unavailable',
    'Error: could not resolve type "User"',
    'dial tcp 10.43.0.7:5432: i/o timeout',
    'Cannot connect to host api:80 ssl:default [Connect call failed]',
  ])('is not meant by: %s', (line) => expect(clueOf(line)?.cause).not.toBe('name'));

  test('where to read about an error is no host', () => {
    expect(addressesIn('Error (see https://curl.se/errors) or visit https://docs.example.org/x')).toEqual([]);
  });
});
