import type { LogCase } from './log-case.ts';

/** Ends of logs of .NET, PHP, Ruby and Rust, and of servers that everybody runs. */
export const logsOfServers: readonly LogCase[] = [
  // .NET, PHP, Ruby, Rust
  [
    '.NET',
    'refused',
    /10\.43\.0\.7:5432/,
    `Unhandled exception. Npgsql.NpgsqlException (0x80004005): Failed to connect to 10.43.0.7:5432
 ---> System.Net.Sockets.SocketException (111): Connection refused
   at Npgsql.Internal.NpgsqlConnector.Connect(NpgsqlTimeout timeout)
   --- End of inner exception stack trace ---
   at Program.<Main>$(String[] args) in /src/Program.cs:line 4`,
  ],
  [
    'PHP',
    'password',
    /Access denied for user/,
    "PHP Fatal error:  Uncaught PDOException: SQLSTATE[HY000] [1045] Access denied for user 'shop'@'10.42.0.9' (using password: YES) in /var/www/db.php:3",
  ],
  [
    'PHP in too little memory',
    'memory',
    /Allowed memory size/,
    'PHP Fatal error:  Allowed memory size of 134217728 bytes exhausted (tried to allocate 20480 bytes) in /var/www/report.php on line 8',
  ],
  [
    'Rails',
    'configuration',
    /secret_key_base/,
    "/usr/local/bundle/gems/railties-7.1/lib/rails/secrets.rb:1:in `validate': Missing `secret_key_base` for 'production' environment, set this string with `bin/rails credentials:edit` (ArgumentError)",
  ],
  [
    'Rust',
    'refused',
    /os error 111/,
    'thread \'main\' panicked at src/main.rs:14:6:\ncalled `Result::unwrap()` on an `Err` value: Io(Os { code: 111, kind: ConnectionRefused, message: "Connection refused" }): Connection refused (os error 111)\nnote: run with `RUST_BACKTRACE=1` environment variable to display a backtrace',
  ],
  // Servers
  [
    'nginx and a Service that is not there',
    'name',
    /host not found in upstream "api"/,
    '2026/01/02 10:00:00 [emerg] 1#1: host not found in upstream "api" in /etc/nginx/conf.d/default.conf:5\nnginx: [emerg] host not found in upstream "api" in /etc/nginx/conf.d/default.conf:5',
  ],
  [
    'nginx with a wrong directive',
    'configuration',
    /unknown directive/,
    'nginx: [emerg] unknown directive "sever_name" in /etc/nginx/conf.d/default.conf:3',
  ],
  [
    'nginx not as root',
    'permission',
    /client_temp/,
    '2026/01/02 10:00:00 [warn] 1#1: the "user" directive makes sense only if the master process runs with super-user privileges\nnginx: [emerg] mkdir() "/var/cache/nginx/client_temp" failed (13: Permission denied)',
  ],
  [
    'nginx on a port for root',
    'port',
    /bind\(\) to 0\.0\.0\.0:80/,
    'nginx: [emerg] bind() to 0.0.0.0:80 failed (13: Permission denied)',
  ],
  [
    'PostgreSQL of another version',
    'data',
    /incompatible with server/,
    `FATAL:  database files are incompatible with server
DETAIL:  The data directory was initialized by PostgreSQL version 15, which is not compatible with this version 17.2.`,
  ],
  [
    'PostgreSQL with a full disk',
    'space',
    /No space left/,
    'PANIC:  could not write to file "pg_wal/xlogtemp.29": No space left on device\nLOG:  startup process (PID 29) was terminated by signal 6: Aborted\nLOG:  aborting startup due to startup process failure\nLOG:  database system is shut down',
  ],
  [
    'PostgreSQL with a wrong parameter',
    'configuration',
    /unrecognized configuration parameter/,
    'LOG:  unrecognized configuration parameter "shared_bufers" in file "/etc/postgresql/postgresql.conf" line 2\nFATAL:  configuration file "/etc/postgresql/postgresql.conf" contains errors',
  ],
  [
    'MySQL on a used directory',
    'data',
    /data directory has files/,
    '2026-01-02T10:00:00Z 0 [ERROR] [MY-010457] [Server] --initialize specified but the data directory has files in it. Aborting.\n2026-01-02T10:00:00Z 0 [ERROR] [MY-010119] [Server] Aborting',
  ],
  [
    'Redis with a wrong setting',
    'configuration',
    /FATAL CONFIG FILE ERROR/,
    '*** FATAL CONFIG FILE ERROR (Redis 7.2.4) ***\nReading the configuration file, at line 3',
  ],
  [
    'RabbitMQ',
    'name',
    /epmd error for host/,
    `2026-01-02 10:00:00 [error] <0.156.0> BOOT FAILED
2026-01-02 10:00:00 [error] <0.156.0> ===========
2026-01-02 10:00:00 [error] <0.156.0> ERROR: epmd error for host rabbitmq-0.rabbitmq-headless: nxdomain (non-existing domain)`,
  ],
  [
    'Elasticsearch',
    'limit',
    /max_map_count/,
    'ERROR: [1] bootstrap checks failed. You must address the points described in the following [1] lines before starting Elasticsearch.\nbootstrap check failure [1] of [1]: max virtual memory areas vm.max_map_count [65530] is too low, increase to at least [262144]\nERROR: Elasticsearch did not exit normally - check the logs at /usr/share/elasticsearch/logs/docker-cluster.log',
  ],
  [
    'CoreDNS',
    'configuration',
    /Corefile:9/,
    "/etc/coredns/Corefile:9 - Error during parsing: Unknown directive 'forwrd'",
  ],
  ['a shell script', 'configuration', /DB_HOST: unbound variable/, '/entrypoint.sh: line 4: DB_HOST: unbound variable'],
  ['a command that is not there', 'command', /gosu: not found/, '/docker-entrypoint.sh: 12: gosu: not found'],
  ['only words', undefined, /could not warm the cache/, 'starting\ncould not warm the cache\nbye'],
];
