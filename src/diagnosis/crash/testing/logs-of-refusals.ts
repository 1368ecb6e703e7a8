import type { LogCase } from './log-case.ts';

/** Ports and sockets below 1024, locks of migrations, old data, and the words of directories, of Oracle and of API clients. */
export const logsOfRefusals: readonly LogCase[] = [
  [
    'Kestrel on port 80',
    'port',
    /SocketException \(13\)/,
    `[09:47:03 FTL] Unable to start Kestrel.
System.Net.Sockets.SocketException (13): Permission denied
   at System.Net.Sockets.Socket.DoBind(EndPoint endPointSnapshot, SocketAddress socketAddress)
Unhandled exception. System.Net.Sockets.SocketException (13): Permission denied
   at System.Net.Sockets.Socket.DoBind(EndPoint endPointSnapshot, SocketAddress socketAddress)`,
  ],
  [
    'Python on port 80',
    'port',
    /Errno 13/,
    `Traceback (most recent call last):
  File "/usr/lib/python3.11/socketserver.py", line 472, in server_bind
    self.socket.bind(self.server_address)
PermissionError: [Errno 13] Permission denied`,
  ],
  ['Node.js on port 80', 'port', /EACCES/, 'Error: listen EACCES: permission denied 0.0.0.0:80'],
  ['Go on port 80', 'port', /:80/, 'listen tcp :80: bind: permission denied'],
  ['dnsmasq', 'port', /port 53/, 'dnsmasq: failed to create listening socket for port 53: Permission denied'],
  [
    'Tomcat of an old Java',
    'port',
    /SocketException/,
    `org.apache.catalina.LifecycleException: Protocol handler initialization failed
Caused by: java.net.SocketException: Permission denied`,
  ],
  ['a socket that is a file', 'permission', /app\.sock/, 'listen unix /run/app.sock: bind: permission denied'],
  [
    'the socket of Docker, in .NET',
    'permission',
    /docker\.sock/,
    'System.Net.Sockets.SocketException (13): Permission denied /var/run/docker.sock',
  ],
  ['a file whose name speaks of listening', 'permission', /listen\.conf/, 'open /etc/listen.conf: permission denied'],
  ['a file in Python', 'permission', /data/, "PermissionError: [Errno 13] Permission denied: '/data/x'"],
  [
    'Flyway while another migrates',
    'lock',
    /advisory lock/,
    'org.flywaydb.core.api.FlywayException: Unable to obtain PostgreSQL advisory lock',
  ],
  [
    'Prisma while another migrates',
    'lock',
    /P1002/,
    'Error: P1002: Timed out trying to acquire a postgres advisory lock (SELECT pg_advisory_lock(72707369)). Elapsed: 10000ms.',
  ],
  [
    'Rails while another migrates',
    'lock',
    /Concurrent/,
    'ActiveRecord::ConcurrentMigrationError: Cannot run migrations because another migration process is currently running.',
  ],
  [
    'Alembic behind a lock',
    'lock',
    /lock timeout/,
    'sqlalchemy.exc.OperationalError: (psycopg2.errors.LockNotAvailable) canceling statement due to lock timeout',
  ],
  ['knex', 'lock', /already locked/, 'MigrationLocked: Migration table is already locked'],
  ['golang-migrate', 'lock', /lock/, "error: can't acquire database lock"],
  [
    'a data directory that another process has',
    'data',
    /flock\.lock/,
    'panic: FATAL: cannot acquire lock on file "/storage/flock.lock": resource temporarily unavailable',
  ],
  [
    'Prometheus beside another',
    'data',
    /lock DB directory/,
    'err="opening storage failed: lock DB directory: resource temporarily unavailable"',
  ],
  [
    'MongoDB after too long a jump',
    'data',
    /too recent/,
    'Fatal error: This version of MongoDB is too recent to start up on the existing data files. Try MongoDB 6.0 or earlier.',
  ],
  [
    'MySQL after too long a jump',
    'data',
    /earlier than/,
    '[ERROR] [MY-013090] [InnoDB] Cannot upgrade server earlier than 5.7 to 8.0',
  ],
  ['Oracle without its listener', 'refused', /12541/, 'ORA-12541: TNS:no listener'],
  ['Oracle without the service', 'database', /12514/, 'ORA-12514: TNS:listener does not currently know of service'],
  ['a directory', 'unreachable', /LDAP/, `ldap.SERVER_DOWN: {'result': -1, 'desc': "Can't contact LDAP server"}`],
  ['Redis’s client', 'password', /required/, 'redis.exceptions.AuthenticationError: Authentication required.'],
  [
    'MongoDB’s client',
    'password',
    /failed/,
    "pymongo.errors.OperationFailure: Authentication failed., full error: {'ok': 0.0, 'code': 18}",
  ],
  [
    'fabric8',
    'forbidden',
    /Forbidden/,
    "io.fabric8.kubernetes.client.KubernetesClientException: Failure executing: GET at: https://10.43.0.1:443/api/v1/namespaces/x/pods. Message: Forbidden! User default doesn't have permission.",
  ],
  [
    'watchers of .NET',
    'limit',
    /inotify/,
    'Unhandled exception. System.IO.IOException: The configured user limit (128) on the number of inotify instances has been reached',
  ],
];
