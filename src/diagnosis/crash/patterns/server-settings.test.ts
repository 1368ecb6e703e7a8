import { describe, expect, test } from 'vitest';
import { readErrors } from '../decisive.ts';

const causeOf = (log: string) => readErrors(log.split('\n'), true).clue?.cause;

describe('settings of common servers', () => {
  test.each([
    'Error: ✗ *provisioning.ProvisioningServiceImpl run error: Datasource provisioning error: data source not found',
    'Error: ✗ Datasource provisioning error: datasource.yaml config is invalid. Only one datasource per organization can be marked as default',
    'level=error msg="Failed to provision dashboards" error="can\'t read dashboard provisioning files from directory"',
    "prometheus: error: unknown long flag '--storage.tsdb.retention'",
    'ts=2026-01-02T10:00:00Z level=error component="rule manager" msg="loading groups failed" err="rules.yml: 5:9: group \\"a\\", rule 1: could not parse expression"',
    'CONFIG ERROR: schema v13 is required to store Structured Metadata and use native OTLP ingestion, your schema version is v11',
    'failed to create module: invalid compactor config: compactor.delete-request-store should be configured when retention is enabled',
    'ERROR: Unrecognized field "userProfile" (class org.keycloak.representations.idm.RealmRepresentation), not marked as ignorable',
    'ERROR [org.keycloak.quarkus] Failed to import realm shop: duplicate clients',
    "[ALERT]    (1) : config : Proxy 'web': unable to find required default_backend: 'api'.",
    '2026/01/02 10:00:00 command traefik error: incorrect provider section',
    'Error: adapting config using caddyfile: /etc/caddy/Caddyfile:3: unrecognized directive: proxi',
    "[error] You've tried to set cluster_formation.typ, but there is no setting with that name.",
    'Error during startup: {error,{badmatch,{error,"Please create virtual host \\"shop\\" prior to importing definitions."}}}',
    'level=ERROR msg="Loading configuration file failed" file=/etc/alertmanager/alertmanager.yml err="undefined receiver \\"x\\" used in route"',
    'Error: invalid configuration: service::pipelines::traces: references exporter "otlp/2" which is not configured',
    '\'exporters\' unknown type: "logging" for id: "logging" (valid values: [debug otlp])\nError: failed to get config: cannot unmarshal the configuration',
    'modules/setting/setting.go:111:MustInstalled() [F] key-value delimiter not found: [server',
    'Error: Unknown configuration variable "listner".\nError found at /mosquitto/config/mosquitto.conf:3.',
    'config error file="/fluentd/etc/fluent.conf" error_class=Fluent::ConfigError error="Unknown output plugin \'loki2\'"',
    "configparser.NoSectionError: No section: 'database'",
    "org.springframework.boot.context.config.ConfigDataResourceNotFoundException: Config data resource 'file [/config/app.yml]' does not exist",
    "Microsoft.Extensions.Options.OptionsValidationException: DataAnnotation validation failed for 'MailOptions'",
    'Unhandled exception. System.ArgumentException: Format of the initialization string does not conform to specification starting at index 0.',
    'System.UriFormatException: Invalid URI: The format of the URI could not be determined.',
    'panic: parse "shop:8080/x": first path segment in URL cannot contain colon',
    'MongoParseError: Invalid scheme, expected connection string to start with "mongodb://" or "mongodb+srv://"',
    'sqlalchemy.exc.ArgumentError: Could not parse SQLAlchemy URL from given URL string',
    'Error: error:0909006C:PEM routines:get_name:no start line',
    'tls: private key does not match public key',
    "[ERROR] /usr/sbin/mariadbd: unknown variable 'inodb_buffer=1G'",
    'FATAL: Bungled /etc/squid/squid.conf line 3: http_acess allow all',
    'ERROR: bootstrap check failure [1] of [1]: the default discovery settings are unsuitable for production use',
    "error: unexpected argument '--listn' found\nerror: a value is required for '--port <PORT>' but none was supplied",
    'Error: unrecognized feature gate: Foo',
    'java.lang.IllegalArgumentException: requirement failed: advertised.listeners cannot use the nonroutable meta-address 0.0.0.0.',
    'level=error msg="Configuration: storage: option \'encryption_key\' is required"',
    'io.jenkins.plugins.casc.ConfiguratorException: Invalid configuration elements for type class jenkins.model.Jenkins',
    '[ALERT] 001/000000 (1) : Error(s) found in configuration file : /usr/local/etc/haproxy/haproxy.cfg',
    "ERROR: Build time property cannot be set at runtime: 'kc.db'",
    'Error: E! error loading config file /etc/telegraf/telegraf.conf: line 3: fields ["x"] were not used',
    'modules/setting/database.go:123:loadDBSetting() [F] Unknown database type: postgress',
    "LoadSettings() [F] expect user 'git' but current user is: root",
    'Description:\n\nBinding to target failed:\n\n    Property: app.mail.host\n    Value: "null"\n    Reason: must not be blank',
    'FATA[0000] unable to decode into struct, 1 error(s) decoding: * cannot parse \'port\' as int: strconv.ParseInt: parsing "abc"',
    'SyntaxError: /app/config.json: Expected double-quoted property name in JSON at position 12',
    'yaml.scanner.ScannerError: while scanning for the next token\nfound character \'\\t\' that cannot start any token\n  in "/config/config.yml", line 4, column 1',
    'tomllib.TOMLDecodeError: Invalid value (at line 3, column 8)',
    'Error: Invalid log level: verbose',
    "zoneinfo._common.ZoneInfoNotFoundError: 'No time zone found with key Europe/Pari'",
    'panic: time: invalid duration "abc"',
    'ERROR: for setting "log_level": invalid value "verbos", must be one of debug, info',
    "RangeError [ERR_SOCKET_BAD_PORT]: options.port should be >= 0 and < 65536. Received type string ('tcp://10.43.1.2:80').",
    "[error] [input:tail:tail.0] parser 'docker2' is not registered",
    'called `Result::unwrap()` on an `Err` value: missing field `database_url`',
  ])('%s', (log) => expect(causeOf(log)).toBe('configuration'));

  /** Alike, and something else. */
  test.each([
    ['Failed to provision volume with StorageClass "fast": rpc error: code = Internal', undefined],
    ["TypeError: missing 1 required positional argument: 'self'", undefined],
    ['failed to provision data sources: dial tcp 10.43.0.9:5432: connect: connection refused', 'refused'],
    [
      'error: bootstrap check failure [1] of [1]: max virtual memory areas vm.max_map_count [65530] is too low',
      'limit',
    ],
    ['pandas.errors.ParserError: Error tokenizing data. C error: Expected 3 fields in line 5, saw 4', undefined],
    ['error: failed to list custom resource definitions: unexpected end', undefined],
    ['org.springframework.beans.factory.BeanCreationException: failed to read bean definitions', undefined],
    ['Error: item "colour" is out of stock', undefined],
    ['java.lang.NullPointerException: Cannot invoke "Config.name()" because "this.config" is null', undefined],
    ["ValueError: could not convert string to float: 'abc'", undefined],
    [
      '[ERROR] InnoDB: Upgrade after a crash is not supported.\n[ERROR] Unknown/unsupported storage engine: InnoDB\n[ERROR] Aborting',
      'data',
    ],
    ['json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)', undefined],
    [
      'java.lang.RuntimeException: Invalid cluster.id in: /var/lib/kafka/data/meta.properties. Expected x, but read y',
      'data',
    ],
    ['[ALERT] 123/101010 (1) : Starting frontend http: cannot bind socket [0.0.0.0:80]', 'port'],
    ['panic: runtime error: invalid memory address or nil pointer dereference', undefined],
    ['Failed to load configuration from file: permission denied: /etc/app/app.json', 'permission'],
    ['FATAL: schema definition of table orders could not be read from the network: connection refused', 'refused'],
  ])('not: %s', (log, cause) => expect(causeOf(log)).toBe(cause));
});

describe('files that databases and object stores may not use', () => {
  test.each([
    'ERROR Unable to use the drive /data: drive access denied',
    'ERROR Unable to initialize backend: Unable to write to the backend\n      > Please ensure MinIO binary has write permissions for the backend',
    '{"level":"fatal","msg":"discovery failed","error":"cannot access data directory: directory \\"/var/lib/etcd\\",\\"drwxr-xr-x\\" exist without desired file permission \\"-rwx------\\""}',
    "java.lang.IllegalStateException: Unable to access 'path.data' (/usr/share/elasticsearch/data)",
    "mariadbd: Can't create test file '/var/lib/mysql/db-0.lower-test' (Errcode: 13 \"Permission denied\")",
    '[ERROR] InnoDB: Operating system error number 13 in a file operation.',
    "[ERROR] [MY-012592] [InnoDB] The innodb_system data file 'ibdata1' must be writable",
    "Can't open or create append-only dir appendonlydir: Permission denied",
    'Error: failed to open bolt file: open /vault/data/vault.db: permission denied',
    'DB::Exception: Effective user of the process (root) does not match the owner of the data (clickhouse).',
    'Folder /data is not accessible for user: 7474 or group 7474, this is commonly a file permissions issue on the mounted folder.',
    'sqlite3.OperationalError: unable to open database file',
    'called `Result::unwrap()` on an `Err` value: Os { code: 13, kind: PermissionDenied, message: "Permission denied" }',
    'Can not write to /var/jenkins_home/copy_reference_file.log. Wrong volume permissions?',
    'level=error err="opening storage failed: lock DB directory: open /prometheus/lock: permission denied"',
    'java.io.IOException: Unable to create data directory /data/zookeeper/version-2',
    'Cannot create or write into the data directory /var/www/html/data',
    'org.springframework.boot.web.server.WebServerException: Unable to create tempDir. java.io.tmpdir is set to /tmp',
  ])('%s', (log) => expect(causeOf(log)).toBe('permission'));

  test.each([
    'IllegalOperation: Attempted to create a lock file on a read-only directory: /data/db',
    "mysqld: Can't create test file /var/lib/mysql/db.lower-test (Errcode: 30 - Read-only file system)",
    'level=error err="mkdir wal: read-only file system"',
    'Error: Read-only file system (os error 30)',
  ])('%s', (log) => expect(causeOf(log)).toBe('read-only'));

  test.each([
    "OSError: [Errno 5] Input/output error: '/data/app.db'",
    'error: failed to create data directory: mkdir /data: input/output error',
    "OSError: [Errno 117] Structure needs cleaning: '/data'",
    "stat: cannot stat '/mnt/nfs/data': Stale file handle",
    "OSError: [Errno 107] Transport endpoint is not connected: '/data'",
  ])('%s', (log) => expect(causeOf(log)).toBe('data'));

  test.each([
    ['Error: read /dev/ttyUSB0: input/output error', undefined],
    ['java.net.SocketException: Transport endpoint is not connected', undefined],
    ['Error: mkdir: cannot create directory: File exists', undefined],
    ['unable to open database file: no such file or directory', undefined],
    ['AccessDenied: Access Denied (bucket shop)', 'denied'],
    ["Access denied for user 'shop'@'10.42.0.9' (using password: YES)", 'password'],
  ])('not: %s', (log, cause) => expect(causeOf(log)).toBe(cause));
});
