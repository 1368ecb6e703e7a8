import type { LogCase } from './log-case.ts';

/** Ends of logs of frameworks: what they print when they cannot start. */
export const logsOfFrameworks: readonly LogCase[] = [
  [
    'spring desc',
    'configuration',
    /embedded datasource could be configured/,
    `***************************
APPLICATION FAILED TO START
***************************

Description:

Failed to configure a DataSource: 'url' attribute is not specified and no embedded datasource could be configured.

Reason: Failed to determine a suitable driver class


Action:

Consider the following:
	If you want an embedded database (H2, HSQL or Derby), please put it on the classpath.
	If you have database settings to be loaded from a particular profile you may need to activate it (no profiles are currently active).`,
  ],
  [
    'spring port',
    'port',
    /server failed to start/,
    `***************************
APPLICATION FAILED TO START
***************************

Description:

Web server failed to start. Port 8080 was already in use.

Action:

Identify and stop the process that's listening on port 8080 or configure this application to listen on another port.`,
  ],
  [
    'spring bean',
    undefined,
    /that could not be found/,
    `***************************
APPLICATION FAILED TO START
***************************

Description:

Parameter 0 of constructor in com.x.OrderService required a bean of type 'com.x.Clock' that could not be found.


Action:

Consider defining a bean of type 'com.x.Clock' in your configuration.`,
  ],
  [
    'spring placeholder',
    'configuration',
    /Could not resolve placeholder/,
    `2024-01-01 ERROR 1 --- [main] o.s.boot.SpringApplication : Application run failed
org.springframework.beans.factory.BeanCreationException: Error creating bean with name 'x': Injection of autowired dependencies failed
	at org.springframework...
Caused by: java.lang.IllegalArgumentException: Could not resolve placeholder 'PAYMENT_URL' in value "\${PAYMENT_URL}"
	at org.springframework.util.PropertyPlaceholderHelper.parseStringValue(PropertyPlaceholderHelper.java:180)
	... 20 common frames omitted`,
  ],
  [
    'quarkus agroal',
    'refused',
    /Check that the hostname and/,
    `2026-01-01 10:00:00,000 WARN  [io.agroal.pool] (agroal-11) Datasource '<default>': Connection to postgres.postgres-development:5432 refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections.
2026-01-01 10:00:00,100 WARN  [org.hib.eng.jdb.spi.SqlExceptionHelper] (JPA Startup Thread) SQL Error: 0, SQLState: 08001
2026-01-01 10:00:00,100 ERROR [org.hib.eng.jdb.spi.SqlExceptionHelper] (JPA Startup Thread) Connection to postgres.postgres-development:5432 refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections.
2026-01-01 10:00:01,000 ERROR [io.qua.run.Application] (main) Failed to start application: java.lang.RuntimeException: Failed to start quarkus
	at io.quarkus.runner.ApplicationImpl.doStart(Unknown Source)
	at io.quarkus.runtime.Application.start(Application.java:101)
Caused by: jakarta.persistence.PersistenceException: [PersistenceUnit: <default>] Unable to build Hibernate SessionFactory
	at io.quarkus.hibernate.orm.runtime.boot.FastBootEntityManagerFactoryBuilder.persistenceException(FastBootEntityManagerFactoryBuilder.java:130)
Caused by: org.hibernate.exception.JDBCConnectionException: Unable to open JDBC Connection for DDL execution
	at org.hibernate...
Caused by: org.postgresql.util.PSQLException: Connection to postgres.postgres-development:5432 refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections.
	at org.postgresql...
Caused by: java.net.ConnectException: Connection refused
	at java.base/sun.nio.ch.Net.pollConnect(Native Method)
	... 30 more`,
  ],
  [
    'quarkus pw',
    'password',
    /password authentication failed for user/,
    `ERROR [io.qua.run.Application] (main) Failed to start application: java.lang.RuntimeException: Failed to start quarkus
Caused by: org.postgresql.util.PSQLException: FATAL: password authentication failed for user "lions"
	at org.postgresql.core.v3.ConnectionFactoryImpl.doAuthentication(ConnectionFactoryImpl.java:711)`,
  ],
  [
    'quarkus oidc',
    'refused',
    /AnnotatedConnectException/,
    `ERROR [io.qua.oid.com.run.OidcCommonUtils] (vert.x-eventloop-thread-1) OIDC Server is not available:: io.netty.channel.AbstractChannel$AnnotatedConnectException: Connection refused: keycloak.keycloak-development.svc.cluster.local/10.43.2.2:8080
Caused by: java.net.ConnectException: Connection refused`,
  ],
  [
    'payara',
    'refused',
    /Unexpected exception while creating resource/,
    `[2024-01-01T00:00:00.000+0000] [Payara 6] [SEVERE] [AS-WEB-GLUE-00200] [jakarta.enterprise.web] Unable to load application: shop
[2024-01-01T00:00:00.000+0000] [Payara 6] [WARNING] [] [jakarta.enterprise.resource.resourceadapter] RAR5038:Unexpected exception while creating resource for pool shop. Exception : jakarta.resource.spi.ResourceAllocationException: Connection could not be allocated because: Connection to postgres:5432 refused. Check that the hostname and port are correct
[2024-01-01T00:00:00.000+0000] [Payara 6] [SEVERE] [] [jakarta.enterprise.system.core] Exception while loading the app : java.lang.RuntimeException: jakarta.persistence.PersistenceException: Exception [EclipseLink-4002]`,
  ],
  [
    'tomcat',
    'configuration',
    /ConfigurationException/,
    `01-Jan-2024 10:00:00.000 SEVERE [main] org.apache.catalina.startup.HostConfig.deployWAR Error deploying web application archive [/usr/local/tomcat/webapps/ROOT.war]
	java.lang.IllegalStateException: Error starting child
Caused by: com.x.ConfigurationException: Environment variable DB_URL is not set
	at com.x.Main.contextInitialized(Main.java:5)`,
  ],
  [
    'django',
    'configuration',
    /setting must not be empty/,
    `  File "/usr/local/lib/python3.12/site-packages/django/conf/__init__.py", line 92, in _setup
    self._wrapped = Settings(settings_module)
django.core.exceptions.ImproperlyConfigured: The SECRET_KEY setting must not be empty.`,
  ],
  [
    'django relation',
    'configuration',
    /UndefinedTable/,
    `Traceback (most recent call last):
  File "/app/x.py", line 89, in _execute
psycopg2.errors.UndefinedTable: relation "shop_order" does not exist
LINE 1: SELECT 1 FROM "shop_order"
                      ^`,
  ],
  [
    'gunicorn',
    'program',
    /cannot import name/,
    `[2024-01-01 10:00:00 +0000] [7] [ERROR] Exception in worker process
Traceback (most recent call last):
  File "/usr/local/lib/python3.12/site-packages/gunicorn/arbiter.py", line 609, in spawn_worker
    worker.init_process()
  File "/app/wsgi.py", line 3, in <module>
    from app import create_app
ImportError: cannot import name 'create_app' from 'app' (/app/app.py)
[2024-01-01 10:00:00 +0000] [7] [INFO] Worker exiting (pid: 7)
[2024-01-01 10:00:00 +0000] [1] [ERROR] Worker (pid:7) exited with code 3
[2024-01-01 10:00:00 +0000] [1] [ERROR] Shutting down: Master
[2024-01-01 10:00:00 +0000] [1] [ERROR] Reason: Worker failed to boot.`,
  ],
  [
    'gunicorn oom',
    'memory',
    /Perhaps out of memory/,
    `[2024-01-01 10:00:00 +0000] [1] [ERROR] Worker (pid:14) was sent SIGKILL! Perhaps out of memory?`,
  ],
  [
    'celery',
    'refused',
    /Cannot connect to amqp/,
    `[2024-01-01 10:00:00,000: ERROR/MainProcess] consumer: Cannot connect to amqp://guest:**@rabbitmq:5672//: [Errno 111] Connection refused.
Trying again in 2.00 seconds... (1/100)`,
  ],
  [
    'uvicorn',
    'port',
    /error while attempting to bind/,
    `ERROR:    [Errno 98] error while attempting to bind on address ('0.0.0.0', 8000): address already in use`,
  ],
  [
    'pydantic',
    'configuration',
    /validation error for/,
    `pydantic_core._pydantic_core.ValidationError: 1 validation error for Settings
database_url
  Field required [type=missing, input_value={}, input_type=dict]
    For further information visit https://errors.pydantic.dev/2.6/v/missing`,
  ],
  [
    'mongoose',
    'name',
    /MongooseServerSelectionError/,
    `MongooseServerSelectionError: getaddrinfo ENOTFOUND mongodb
    at _handleConnectionErrors (/app/node_modules/mongoose/lib/connection.js:897:11)
    at NativeConnection.openUri (/app/node_modules/mongoose/lib/connection.js:848:11) {
  reason: TopologyDescription {
    type: 'Unknown',
    servers: Map(1) { 'mongodb:27017' => [ServerDescription] },
    stale: false,
    compatible: true,
  },
  code: undefined
}`,
  ],
  [
    'nest typeorm',
    'refused',
    /ECONNREFUSED/,
    `[Nest] 1  - 01/01/2024, 10:00:00 AM   ERROR [TypeOrmModule] Unable to connect to the database. Retrying (9)...
AggregateError [ECONNREFUSED]: 
    at internalConnectMultiple (node:net:1117:18)
    at afterConnectMultiple (node:net:1684:7)
[Nest] 1  - 01/01/2024, 10:00:03 AM   ERROR [ExceptionHandler] connect ECONNREFUSED 10.43.0.5:5432
Error: connect ECONNREFUSED 10.43.0.5:5432
    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1611:16)`,
  ],
  [
    'sequelize',
    'password',
    /password authentication failed for user/,
    `/app/node_modules/sequelize/lib/dialects/postgres/connection-manager.js:145
            reject(new sequelizeErrors.ConnectionError(err));
                   ^

ConnectionError [SequelizeConnectionError]: password authentication failed for user "app"
    at Client._connectionCallback (/app/node_modules/sequelize/lib/dialects/postgres/connection-manager.js:145:24)
  parent: error: password authentication failed for user "app"
      length: 104,
      severity: 'FATAL',
      code: '28P01',
      file: 'auth.c',`,
  ],
  [
    'eacces',
    'permission',
    /EACCES/,
    `Error: EACCES: permission denied, open '/data/app.log'
    at Object.openSync (node:fs:603:3) {
  errno: -13,
  code: 'EACCES',
  syscall: 'open',
  path: '/data/app.log'
}

Node.js v20.0.0`,
  ],
  [
    'gorm',
    'refused',
    /failed to initialize database/,
    `2024/01/01 10:00:00 /app/db.go:20
[error] failed to initialize database, got error failed to connect to \`host=postgres user=x database=y\`: dial error (dial tcp 10.43.4.4:5432: connect: connection refused)
panic: failed to connect database

goroutine 1 [running]:
main.main()
	/app/main.go:15 +0x1`,
  ],
  [
    'go logrus',
    'timeout',
    /cannot connect/,
    `time="2024-01-01T10:00:00Z" level=fatal msg="cannot connect" error="dial tcp 203.0.113.7:5432: i/o timeout"`,
  ],
  [
    'go zap config',
    'configuration',
    /such file or directory/,
    `{"level":"fatal","ts":1700000000.1,"caller":"main.go:30","msg":"failed to load config","error":"open /etc/app/config.yaml: no such file or directory","stacktrace":"main.main\\n\\t/src/main.go:30"}`,
  ],
  [
    'dotnet config',
    'configuration',
    /ConnectionString property has not been/,
    `Unhandled exception. System.InvalidOperationException: The ConnectionString property has not been initialized.
   at Microsoft.Data.SqlClient.SqlConnection.PermitOpen()`,
  ],
  [
    'dotnet null',
    undefined,
    /Object reference not set to/,
    `Unhandled exception. System.NullReferenceException: Object reference not set to an instance of an object.
   at Program.<Main>$(String[] args) in /src/Program.cs:line 4`,
  ],
  [
    'laravel',
    'refused',
    /Connection refused/,
    `
   Illuminate\\Database\\QueryException 

  SQLSTATE[HY000] [2002] Connection refused (Connection: mysql, SQL: select * from \`cache\`)

  at vendor/laravel/framework/src/Illuminate/Database/Connection.php:829`,
  ],
];
