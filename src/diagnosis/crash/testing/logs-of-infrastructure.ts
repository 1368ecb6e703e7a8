import type { LogCase } from './log-case.ts';

/** Ends of logs of databases, proxies, monitoring and other infrastructure. */
export const logsOfInfrastructure: readonly LogCase[] = [
  [
    'sidekiq',
    'refused',
    /Error fetching job/,
    `2024-01-01T10:00:00.000Z pid=1 tid=abc ERROR: Error fetching job: Connection refused - connect(2) for 10.43.0.6:6379 (redis://redis:6379)`,
  ],
  [
    'sqlx',
    'refused',
    /error communicating with database/,
    `Error: error communicating with database: Connection refused (os error 111)`,
  ],
  [
    'rust new',
    undefined,
    /panicked at src/,
    `
thread 'main' (1) panicked at src/main.rs:4:5:
index out of bounds: the len is 3 but the index is 7
note: run with \`RUST_BACKTRACE=1\` environment variable to display a backtrace`,
  ],
  [
    'haproxy',
    'configuration',
    /unknown keyword/,
    `[ALERT]    (1) : config : parsing [/usr/local/etc/haproxy/haproxy.cfg:12] : unknown keyword 'servr' in 'backend' section
[ALERT]    (1) : config : Fatal errors found in configuration.`,
  ],
  [
    'traefik',
    'configuration',
    /failed to decode configuration from/,
    `{"level":"error","error":"command traefik error: failed to decode configuration from flags: field not found, node: entrypoint","time":"2024-01-01T10:00:00Z","message":"Command error"}`,
  ],
  [
    'prometheus',
    'configuration',
    /Error loading config/,
    `ts=2024-01-01T10:00:00.000Z caller=main.go:537 level=error msg="Error loading config (--config.file=/etc/prometheus/prometheus.yml)" file=/etc/prometheus/prometheus.yml err="parsing YAML file /etc/prometheus/prometheus.yml: yaml: unmarshal errors:\\n  line 3: field scrape_intervall not found"`,
  ],
  [
    'prometheus lock',
    'permission',
    /Error opening query log file/,
    `ts=2024 caller=query_logger.go:93 level=error component=activeQueryTracker msg="Error opening query log file" file=/prometheus/queries.active err="open /prometheus/queries.active: permission denied"
panic: Unable to create mmap-ed active query log

goroutine 1 [running]:
github.com/prometheus/prometheus/promql.NewActiveQueryTracker({0x7ffc8}, 0x14)
	/app/promql/query_logger.go:123 +0x411`,
  ],
  [
    'grafana',
    'permission',
    /Permission denied/,
    `GF_PATHS_DATA='/var/lib/grafana' is not writable.
You may have issues with file permissions, more information here: http://docs.grafana.org/installation/docker/#migrate-to-v51-or-later
mkdir: can't create directory '/var/lib/grafana/plugins': Permission denied`,
  ],
  [
    'minio, whose own credentials are too short',
    'configuration',
    /Access key length should be/,
    `ERROR Unable to validate credentials inherited from the shell environment: Invalid credentials
      > Please provide correct credentials
      HINT:
        Access key length should be at least 3, and secret key length at least 8 characters`,
  ],
  [
    'mariadb',
    'permission',
    /Permission denied/,
    `2024-01-01 10:00:00 0 [ERROR] mariadbd: Can't create/write to file '/var/lib/mysql/aria_log_control' (Errcode: 13 "Permission denied")
2024-01-01 10:00:00 0 [ERROR] Aborting`,
  ],
  [
    'mongo',
    'data',
    /Invalid feature compatibility version value/,
    `{"t":{"$date":"2024-01-01T10:00:00.000+00:00"},"s":"F",  "c":"CONTROL",  "id":20573,   "ctx":"initandlisten","msg":"Wrong mongod version","attr":{"error":"UPGRADE PROBLEM: Found an invalid featureCompatibilityVersion document (ERROR: Location4926900: Invalid feature compatibility version value '4.4'"}}`,
  ],
  [
    'kafka',
    'name',
    /Unable to resolve address/,
    `[2024-01-01 10:00:00,000] ERROR Exiting Kafka due to fatal exception (kafka.Kafka$)
java.lang.IllegalArgumentException: Unable to resolve address: zookeeper:2181`,
  ],
  [
    'zk refused',
    'timeout',
    /Timed out waiting for connection/,
    `[2024-01-01 10:00:00,000] WARN Session 0x0 for server zookeeper/10.43.3.3:2181, Closing socket connection. Attempting reconnect except it is a SessionExpiredException. (org.apache.zookeeper.ClientCnxn)
java.net.ConnectException: Connection refused
	at java.base/sun.nio.ch.Net.pollConnect(Native Method)
[2024-01-01 10:00:30,000] ERROR Fatal error during KafkaServer startup. Prepare to shutdown (kafka.server.KafkaServer)
kafka.zookeeper.ZooKeeperClientTimeoutException: Timed out waiting for connection while in state: CONNECTING`,
  ],
  [
    'postgres initdb',
    'permission',
    /fixing permissions on existing directory/,
    `The files belonging to this database system will be owned by user "postgres".
This user must also own the server process.

fixing permissions on existing directory /var/lib/postgresql/data ... initdb: error: could not change permissions of directory "/var/lib/postgresql/data": Operation not permitted`,
  ],
  [
    'pg ckpt',
    'data',
    /invalid primary checkpoint record/,
    `LOG:  database system was interrupted; last known up at 2024-01-01 10:00:00 UTC
LOG:  invalid primary checkpoint record
PANIC:  could not locate a valid checkpoint record
LOG:  startup process (PID 28) was terminated by signal 6: Aborted
LOG:  aborting startup due to startup process failure
LOG:  database system is shut down`,
  ],
  [
    'cert-manager',
    'forbidden',
    /secrets is forbidden/,
    `E0101 10:00:00.000000       1 reflector.go:138] k8s.io/client-go: Failed to watch *v1.Secret: failed to list *v1.Secret: secrets is forbidden: User "system:serviceaccount:cert-manager:cert-manager" cannot list resource "secrets" in API group "" at the cluster scope
F0101 10:00:10.000000       1 main.go:39] error running controllers: failed to wait for caches to sync`,
  ],
  [
    'etcd peers',
    'name',
    /failed to resolve/,
    `{"level":"warn","ts":"2024","caller":"netutil/netutil.go:121","msg":"failed to resolve URL Host","url":"http://etcd-0.etcd:2380","host":"etcd-0.etcd:2380","retry-interval":"1s","error":"lookup etcd-0.etcd on 10.43.0.10:53: no such host"}`,
  ],
  [
    'wait script',
    'refused',
    /connect to postgres/,
    `waiting for postgres
nc: connect to postgres (10.43.0.3) port 5432 (tcp) failed: Connection refused
timed out, giving up`,
  ],
  [
    'jvm opts',
    'configuration',
    /UseConcMarkSweepGC/,
    `Unrecognized VM option 'UseConcMarkSweepGC'
Error: Could not create the Java Virtual Machine.
Error: A fatal exception has occurred. Program will exit.`,
  ],
  ['jar corrupt', 'command', /Invalid or corrupt jarfile/, `Error: Invalid or corrupt jarfile /app.jar`],
  ['ollama etc', undefined, /something odd happened/, `Error: something odd happened: 42`],
  [
    'vault',
    'denied',
    /permission denied/,
    `Error authenticating: error looking up token: Error making API request.

URL: GET http://vault:8200/v1/auth/token/lookup-self
Code: 403. Errors:

* permission denied`,
  ],
  [
    'liquibase',
    'lock',
    /Could not acquire change log/,
    `Caused by: liquibase.exception.LockException: Could not acquire change log lock.  Currently locked by shop-7f9c (10.42.0.8) since 1/1/24, 10:00 AM`,
  ],
  [
    'hib schema',
    'configuration',
    /SchemaManagementException/,
    `Caused by: org.hibernate.tool.schema.spi.SchemaManagementException: Schema-validation: missing table [orders]`,
  ],
  [
    'keycloak db',
    'database',
    /does not exist/,
    `Caused by: org.postgresql.util.PSQLException: FATAL: database "keycloak" does not exist`,
  ],
  [
    'pgadmin',
    'configuration',
    /EMAIL environment variable and try/,
    `'pgadmin@lions' does not appear to be a valid email address. Please reset the PGADMIN_DEFAULT_EMAIL environment variable and try again.`,
  ],
  [
    'pgadmin2',
    'configuration',
    /FILE environment variables/,
    `You need to define the PGADMIN_DEFAULT_EMAIL and PGADMIN_DEFAULT_PASSWORD or PGADMIN_DEFAULT_PASSWORD_FILE environment variables.`,
  ],
  [
    'mysql env',
    'configuration',
    /Database is uninitialized and password/,
    `2024-01-01 10:00:00+00:00 [ERROR] [Entrypoint]: Database is uninitialized and password option is not specified
    You need to specify one of the following as an environment variable:
    - MYSQL_ROOT_PASSWORD
    - MYSQL_ALLOW_EMPTY_PASSWORD
    - MYSQL_RANDOM_ROOT_PASSWORD`,
  ],
  [
    'nginx cert',
    'configuration',
    /cannot load certificate/,
    `nginx: [emerg] cannot load certificate "/etc/nginx/tls/tls.crt": BIO_new_file() failed (SSL: error:80000002:system library::No such file or directory)`,
  ],
  [
    'redis aof',
    'permission',
    /only dir appendonlydir/,
    `1:M 01 Jan 2024 10:00:00.000 # Can't open or create append-only dir appendonlydir: Permission denied`,
  ],
  [
    'redis pw',
    'password',
    /password pair or user is/,
    `redis.exceptions.AuthenticationError: invalid username-password pair or user is disabled.`,
  ],
  [
    'exit script',
    undefined,
    /stock is negative/,
    `+ ./check.sh
check failed: stock is negative`,
  ],
];
