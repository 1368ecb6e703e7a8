import type { LogCase } from './log-case.ts';

/** Settings that programs refuse, each in the words of another library, and dependencies whose clients say it in their own. */
export const logsOfSettings: readonly LogCase[] = [
  [
    'zod, which lists what is missing',
    'configuration',
    /DATABASE_URL/,
    'ZodError: [\n  {\n    "code": "invalid_type",\n    "path": [\n      "DATABASE_URL"\n    ],\n    "message": "Required"\n  }\n]',
  ],
  [
    'a variable of Rust',
    'configuration',
    /NotPresent/,
    "thread 'main' panicked at src/main.rs:9:47:\ncalled `Result::unwrap()` on an `Err` value: NotPresent\nnote: run with `RUST_BACKTRACE=1` environment variable to display a backtrace",
  ],
  [
    'clap',
    'configuration',
    /required arguments/,
    'error: the following required arguments were not provided:\n  --database-url <URL>',
  ],
  [
    'a wrong value of an option',
    'configuration',
    /--port/,
    "error: invalid value 'x' for '--port <PORT>': invalid digit found in string",
  ],
  [
    'a variable that Kubernetes made for a Service',
    'configuration',
    /tcp:/,
    'strconv.Atoi: parsing "tcp://10.43.0.5:6379": invalid syntax',
  ],
  [
    'the same in Java',
    'configuration',
    /tcp:/,
    'java.lang.NumberFormatException: For input string: "tcp://10.43.0.5:8080"',
  ],
  [
    'apache',
    'configuration',
    /Syntax error|Invalid command/,
    "AH00526: Syntax error on line 5 of /etc/apache2/apache2.conf:\nInvalid command 'RewriteEngin', perhaps misspelled or defined by a module not included in the server configuration",
  ],
  [
    'mysqld',
    'configuration',
    /inodb/,
    "[ERROR] [MY-000067] [Server] unknown variable 'inodb_buffer_pool_size=1G'.\n[ERROR] [MY-010119] [Server] Aborting",
  ],
  [
    'traefik',
    'configuration',
    /node: provider/,
    '{"level":"error","error":"command traefik error: field not found, node: provider"}',
  ],
  [
    'alertmanager',
    'configuration',
    /no route/,
    'level=error component=configuration msg="Loading configuration file failed" file=/etc/alertmanager/config.yml err="no route provided in config"',
  ],
  [
    'a migration of Flyway',
    'configuration',
    /V3__shop/,
    'ERROR [flyway] Migration V3__shop.sql failed\nSQL State  : 42P07\nMessage    : ERROR: relation "shop" already exists',
  ],
  ['wait-for-it', 'timeout', /db:5432/, 'wait-for-it.sh: timeout occurred after waiting 15 seconds for db:5432'],
  [
    'dockerize',
    'timeout',
    /db:5432/,
    '2024/05/01 10:00:00 Timeout after 30s waiting on dependencies to become available: [tcp://db:5432]',
  ],
  ['prisma', 'refused', /db:5432/, "PrismaClientInitializationError: Can't reach database server at `db:5432`"],
  ['etcd', 'timeout', /deadline/, 'error: failed to create etcd client: context deadline exceeded'],
  ['wordpress', 'unreachable', /establishing/, 'Error establishing a database connection'],
  [
    'aws without credentials',
    'password',
    /credentials/,
    'botocore.exceptions.NoCredentialsError: Unable to locate credentials',
  ],
  [
    'rails without its database',
    'database',
    /shop_production/,
    'bin/rails aborted!\nActiveRecord::NoDatabaseError: We could not find your database: shop_production.',
  ],
  [
    'a locked index',
    'data',
    /node\.lock/,
    'Caused by: org.apache.lucene.store.LockObtainFailedException: Lock held by another program: /data/node.lock',
  ],
  [
    'a directory that is there already',
    undefined,
    /File exists/,
    "mkdir: cannot create directory '/data': File exists",
  ],
  [
    'a failed assertion',
    undefined,
    /Assertion/,
    "app: main.c:12: main: Assertion `x > 0' failed.\nAborted (core dumped)",
  ],
  [
    'memory of a graphics card',
    undefined,
    /CUDA/,
    'torch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB',
  ],
];
