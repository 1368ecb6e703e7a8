import type { LogCase } from './log-case.ts';

/** Ends of logs of programs in Java, Python, Node.js and Go. */
export const logsOfPrograms: readonly LogCase[] = [
  // Java
  [
    'Spring Boot without a database',
    'refused',
    /localhost:5432/,
    `2026-01-02 ERROR 1 --- [main] com.zaxxer.hikari.pool.HikariPool : HikariPool-1 - Exception during pool initialization.
org.postgresql.util.PSQLException: Connection to localhost:5432 refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections.
	at org.postgresql.core.v3.ConnectionFactoryImpl.openConnectionImpl(ConnectionFactoryImpl.java:342) ~[postgresql-42.jar!/:42]
Caused by: java.net.ConnectException: Connection refused
	at java.base/sun.nio.ch.Net.pollConnect(Native Method) ~[na:na]
	... 56 common frames omitted
2026-01-02 ERROR 1 --- [main] o.s.boot.SpringApplication : Application run failed`,
  ],
  [
    'Keycloak with a host that does not exist',
    'name',
    /UnknownHostException: postgres/,
    `ERROR [org.keycloak.quarkus.runtime.cli.ExecutionExceptionHandler] (main) ERROR: Failed to start server in (production) mode
ERROR [org.keycloak.quarkus.runtime.cli.ExecutionExceptionHandler] (main) ERROR: Unable to start HTTP server
Caused by: org.postgresql.util.PSQLException: The connection attempt failed.
	at org.postgresql.core.v3.ConnectionFactoryImpl.openConnectionImpl(ConnectionFactoryImpl.java:292)
Caused by: java.net.UnknownHostException: postgres`,
  ],
  [
    'Keycloak without a hostname',
    'configuration',
    /hostname is not configured/,
    `ERROR [org.keycloak.quarkus.runtime.cli.ExecutionExceptionHandler] (main) ERROR: Failed to start server in (production) mode
ERROR [org.keycloak.quarkus.runtime.cli.ExecutionExceptionHandler] (main) ERROR: hostname is not configured; either configure hostname, or set hostname-strict to false
ERROR [org.keycloak.quarkus.runtime.cli.ExecutionExceptionHandler] (main) For more details run the same command passing the '--verbose' option. Also you can use '--help' to see the details about the usage of the particular command.`,
  ],
  [
    'WildFly with a wrong password',
    'password',
    /password authentication failed/,
    `10:00:01,000 ERROR [org.jboss.msc.service.fail] MSC000001: Failed to start service jboss.persistenceunit."shop.war#pu": org.jboss.msc.service.StartException
	at org.jboss.as.jpa@30.0.0//org.jboss.as.jpa.service.PersistenceUnitServiceImpl$1$1.run(PersistenceUnitServiceImpl.java:203)
Caused by: org.postgresql.util.PSQLException: FATAL: password authentication failed for user "shop"
	at org.postgresql.core.v3.ConnectionFactoryImpl.doAuthentication(ConnectionFactoryImpl.java:693)
	... 14 more
10:00:02,000 ERROR [org.jboss.as] (Controller Boot Thread) WFLYSRV0026: WildFly Full 30.0.0 started (with errors) in 9999ms`,
  ],
  [
    'a bean that fails',
    undefined,
    /NullPointerException/,
    `ERROR [io.quarkus.runtime.Application] (main) Failed to start application: java.lang.RuntimeException: Failed to start quarkus
	at io.quarkus.runner.ApplicationImpl.doStart(Unknown Source)
Caused by: java.lang.NullPointerException: Cannot invoke "String.length()" because "s" is null
	at dev.lions.Startup.run(Startup.java:9)`,
  ],
  [
    'Flyway',
    'configuration',
    /failed migration|Migrations have failed/i,
    `Caused by: org.flywaydb.core.api.exception.FlywayValidateException: Validate failed: Migrations have failed validation
Detected failed migration to version 3 (orders).`,
  ],
  [
    'Java in too small a heap',
    'memory',
    /Java heap space/,
    `INFO loading
Terminating due to java.lang.OutOfMemoryError: Java heap space`,
  ],
  // Python
  [
    'psycopg',
    'refused',
    /"postgres"/,
    `Traceback (most recent call last):
  File "/usr/lib/python3.12/site-packages/psycopg2/__init__.py", line 122, in connect
    conn = _connect(dsn, connection_factory=connection_factory, **kwasync)
psycopg2.OperationalError: connection to server at "postgres" (10.43.7.3), port 5432 failed: Connection refused
	Is the server running on that host and accepting TCP/IP connections?


The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "/app/manage.py", line 22, in <module>
    main()
django.db.utils.OperationalError: connection to server at "postgres" (10.43.7.3), port 5432 failed: Connection refused
	Is the server running on that host and accepting TCP/IP connections?`,
  ],
  [
    'redis-py',
    'refused',
    /redis:6379/,
    `Traceback (most recent call last):
  File "/app/worker.py", line 3, in <module>
    r.ping()
redis.exceptions.ConnectionError: Error 111 connecting to redis:6379. Connection refused.`,
  ],
  [
    'a missing module',
    'program',
    /No module named 'requests'/,
    `Traceback (most recent call last):
  File "/app/main.py", line 1, in <module>
    import requests
ModuleNotFoundError: No module named 'requests'`,
  ],
  [
    'a warning of telemetry before a real error',
    undefined,
    /ValueError: bad month/,
    `WARNING opentelemetry exporter: connection refused otel-collector:4317, retrying in 4s
Traceback (most recent call last):
  File "/app/main.py", line 1, in <module>
    raise ValueError("bad month")
ValueError: bad month`,
  ],
  // Node.js
  [
    'Node.js and PostgreSQL',
    'refused',
    /10\.43\.0\.5:5432/,
    `node:internal/process/promises:394
      triggerUncaughtException(err, true /* fromPromise */);
      ^

Error: connect ECONNREFUSED 10.43.0.5:5432
    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1611:16) {
  errno: -111,
  code: 'ECONNREFUSED',
  syscall: 'connect',
  address: '10.43.0.5',
  port: 5432
}

Node.js v22.1.0`,
  ],
  [
    'Node.js without a module',
    'command',
    /Cannot find module '\/app\/server.js'/,
    `node:internal/modules/cjs/loader:1228
  throw err;
  ^

Error: Cannot find module '/app/server.js'
    at Module._resolveFilename (node:internal/modules/cjs/loader:1225:15) {
  code: 'MODULE_NOT_FOUND',
  requireStack: []
}

Node.js v20.12.2`,
  ],
  [
    'a type error under npm',
    undefined,
    /TypeError: Cannot read properties/,
    `TypeError: Cannot read properties of undefined (reading 'id')
    at Object.<anonymous> (/app/index.js:3:9)
npm ERR! code ELIFECYCLE
npm ERR! errno 1`,
  ],
  [
    'Prisma',
    'refused',
    /P1001|reach database server/,
    "PrismaClientInitializationError: P1001: Can't reach database server at `postgres:5432`",
  ],
  [
    'a missing variable',
    'configuration',
    /JWT_SECRET/,
    'Error: Config validation error: "JWT_SECRET" is required\n    at Function.forRoot (/app/node_modules/@nestjs/config/dist/config.module.js:68:23)',
  ],
  // Go
  [
    'Go and a name',
    'name',
    /lookup postgres/,
    `2026/01/02 10:00:00 cannot open store: dial tcp: lookup postgres on 10.43.0.10:53: no such host
panic: runtime error: invalid memory address or nil pointer dereference
[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x4a5c00]

goroutine 1 [running]:
main.main()
	/src/main.go:33 +0x1d`,
  ],
  [
    'Go with an unknown flag',
    'configuration',
    /flag provided but not defined: -prot/,
    'flag provided but not defined: -prot\nUsage of /app:',
  ],
  [
    'a plain panic',
    undefined,
    /index out of range/,
    'panic: runtime error: index out of range [3] with length 3\n\ngoroutine 1 [running]:\nmain.main()\n\t/src/main.go:8 +0x18\nexit status 2',
  ],
  [
    'Gitea may not write',
    'permission',
    /mkdir \/data\/git: permission denied/,
    `2026/01/02 15:52:29 ...s/setting/setting.go:504:NewContext() [W] Custom config '/data/gitea/conf/app.ini' not found, ignore this if you're running first time
2026/01/02 15:52:29 ...s/setting/setting.go:688:NewContext() [F] Failed to create '/data/git/.ssh': mkdir /data/git: permission denied`,
  ],
  [
    'JSON lines',
    'refused',
    /10\.43\.1\.1:6379/,
    '{"level":"info","msg":"starting"}\n{"level":"fatal","msg":"cache","error":"dial tcp 10.43.1.1:6379: connect: connection refused"}',
  ],
  [
    'retries that are given up',
    'refused',
    /rabbitmq:5672/,
    `ERROR connecting to rabbitmq:5672: connection refused
INFO retrying in 2s
ERROR connecting to rabbitmq:5672: connection refused
INFO retrying in 4s
FATAL giving up after 2 attempts`,
  ],
];
