import { describe, expect, test } from 'vitest';
import { diagnose } from '../diagnose.ts';
import { crashed, node, object, running, waiting, workload } from '../testing/objects.ts';
import { ago, type SceneObject, snapshotOf } from '../testing/scene.ts';
import { sortOf } from './server-program.ts';

const damaged = 'InnoDB: Upgrade after a crash is not supported. The redo log was created with MariaDB 10.5.4.';
const failed = crashed({ exitCode: 1 });
const client = (over = {}) => workload('web', { state: failed, ...over });
const front = (name: string, port: number, ready: boolean, namespace = 'shop') => [
  object('Service', name, {
    namespace,
    spec: { selector: { app: name }, clusterIP: '10.43.0.9', ports: [{ port }] },
  }),
  object('EndpointSlice', `${name}-1`, {
    namespace,
    metadata: { labels: { 'kubernetes.io/service-name': name } },
    more: { endpoints: [{ addresses: ['10.42.0.5'], conditions: { ready } }] },
  }),
];
const server = (name: string, image: string, port: number, over = {}, namespace = 'shop') => [
  ...workload(name, { kind: 'StatefulSet', container: { image }, state: failed, namespace, ...over }),
  ...front(name, port, 'state' in over, namespace),
];
const well = { state: running() };

/** Codes and objects of what is found, with what each explains. */
function found(objects: readonly SceneObject[], said: string, logs: Record<string, string> = {}) {
  const ofClient = { 'shop/web-7f9c-x1/app/previous': said, 'shop/web-7f9c-x1/app': said };
  return diagnose(snapshotOf({ objects, logs: { ...ofClient, ...logs } }))
    .map(({ code, object: { kind, name }, symptoms }) => [code, `${kind}/${name}`, ...symptoms].join(' '))
    .toSorted();
}

describe('a program that does not say whom it could not reach', () => {
  test.each([
    ['mariadb:11', 3306, 'SQLSTATE[HY000] [2002] Connection refused'],
    ['docker.io/bitnami/mariadb:11.2', 3306, 'matomo 01:57:40.40 ERROR ==> Could not connect to the database'],
    [
      'mysql:8.4',
      3306,
      'PHP Warning:  mysqli_real_connect(): (HY000/2002): Connection refused in /var/www/html/wp-includes/class-wpdb.php\nError establishing a database connection',
    ],
    [
      'mysql:8.4',
      3306,
      'MySqlConnector.MySqlException (0x80004005): Unable to connect to any of the specified MySQL hosts.',
    ],
  ])('folds under the one ill %s: %s', (image, port, said) => {
    const objects = [...client(), ...server('db', image, port)];
    expect(found(objects, said, { 'shop/db-0/app/previous': damaged })).toEqual(['C27 StatefulSet/db C6']);
  });

  test.each([
    [
      'redis:7',
      6379,
      'redis.exceptions.ConnectionError: Connection refused',
      'Bad file format reading the append only file',
    ],
    [
      'rabbitmq:4',
      5672,
      'AmqpConnectException: java.net.ConnectException: Connection refused',
      'Error: {"/var/lib/rabbitmq", eacces}: Permission denied',
    ],
    [
      'postgres:17',
      5432,
      'Error: Unable to obtain JDBC connection',
      'FATAL: database files are incompatible with server',
    ],
    ['apache/kafka:4.0.0', 9092, 'Error: could not connect to broker', 'java.lang.OutOfMemoryError: Java heap space'],
  ])('folds under %s', (image, port, said, why) => {
    const [first, ...others] = found([...client(), ...server('it', image, port)], said, {
      'shop/it-0/app/previous': why,
    });
    expect(others).toEqual([]);
    expect(first).toMatch(/StatefulSet\/it.* C6/);
  });

  const alone = 'C6 Deployment/web';
  const lost = 'Error establishing a database connection';
  const stuck = { state: waiting('ImagePullBackOff', 'Back-off pulling image "mariadb:99"') };

  test('when it never becomes ready and its script only waits', () => {
    const web = client({
      container: { readinessProbe: { httpGet: { port: 8080 } } },
      state: running({ ready: false, state: { running: { startedAt: ago(2000) } } }),
    });
    const objects = [...web, ...server('db', 'mariadb:11', 3306)];
    const said = 'MySQL is unavailable - sleeping\nMySQL is unavailable - sleeping';
    expect(found(objects, said, { 'shop/db-0/app/previous': damaged })).toEqual(['C27 StatefulSet/db C6']);
  });

  test('folds under a server in a namespace that others share', () => {
    const objects = [...client(), ...server('db', 'mariadb:11', 3306, {}, 'databases')];
    expect(found(objects, lost, { 'databases/db-0/app/previous': damaged })).toEqual(['C27 StatefulSet/db C6']);
  });

  test('folds under the server whose pod had the address that nobody has now', () => {
    const said = 'failed to connect: dial tcp 10.42.0.77:3306: connect: no route to host';
    const home = node('node-1', { spec: { podCIDR: '10.42.0.0/24' } });
    const objects = [home, ...client(), ...server('db', 'mariadb:11', 3306)];
    expect(found(objects, said, { 'shop/db-0/app/previous': damaged })).toEqual(['C27 StatefulSet/db C6']);
    const outside = said.replace('10.42.0.77', '192.0.2.7');
    expect(found(objects, outside, { 'shop/db-0/app/previous': damaged })).toEqual(['C27 StatefulSet/db', alone]);
  });

  test('folds under the server for which an ExternalName stands', () => {
    const alias = object('Service', 'sql', {
      spec: { type: 'ExternalName', externalName: 'db.data.svc.cluster.local' },
    });
    const objects = [...client(), alias, ...server('db', 'mariadb:11', 3306, {}, 'data')];
    const said = "Can't connect to MySQL server on 'sql:3306' (111)";
    expect(found(objects, said, { 'data/db-0/app/previous': damaged })).toEqual(['C27 StatefulSet/db C6']);
  });

  test('folds under the policy that keeps it from the only server', () => {
    const closed = object('NetworkPolicy', 'closed', {
      spec: { podSelector: { matchLabels: { app: 'db' } }, policyTypes: ['Ingress'], ingress: [] },
    });
    const home = object('Namespace', 'shop', {});
    const objects = [node(), home, closed, ...client(), ...server('db', 'mariadb:11', 3306, well)];
    expect(found(objects, 'SQLSTATE[HY000] [2002] Connection timed out')).toEqual(['E3 NetworkPolicy/closed C6']);
  });

  test('folds, too, while an init container waits for it', () => {
    const web = workload('web', {
      initContainers: [{ name: 'init', command: ['/bin/prepare'] }],
      initStates: { init: running({ ready: false, state: { running: { startedAt: ago(900) } } }) },
      state: waiting('PodInitializing'),
      phase: 'Pending',
    });
    const log = 'Waiting for MariaDB to come up...\n'.repeat(4);
    const logs = { 'shop/db-0/app/previous': damaged, 'shop/web-7f9c-x1/init': log };
    expect(found([...web, ...server('db', 'mariadb:11', 3306)], '', logs)).toEqual(['C27 StatefulSet/db C13']);
  });

  test('folds under the container beside it that it dials as localhost', () => {
    const both = workload('web', {
      container: [{ name: 'app' }, { name: 'proxy', image: 'acme/sql-proxy:2' }],
      states: { app: failed, proxy: failed },
    });
    const proxy = 'Error: invalid flag --instances: environment variable INSTANCE is not set';
    const said = 'Error: connect ECONNREFUSED 127.0.0.1:5432';
    const [first, ...others] = found(both, said, { 'shop/web-7f9c-x1/proxy/previous': proxy });
    expect(others).toEqual([]);
    expect(first).toMatch(/^C21 Deployment\/web C6/);
  });

  test('folds under the ill one of two', () => {
    const objects = [...client(), ...server('db', 'mariadb:11', 3306), ...server('stats', 'mysql:8', 3306, well)];
    expect(found(objects, lost, { 'shop/db-0/app/previous': damaged })).toEqual(['C27 StatefulSet/db C6']);
  });

  test('stays where the server is well', () => {
    expect(found([...client(), ...server('db', 'mariadb:11', 3306, well)], lost)).toEqual([alone]);
  });

  test('stays where the ill server is of another sort', () => {
    const objects = [...client(), ...server('db', 'redis:7', 6379)];
    const why = { 'shop/db-0/app/previous': 'Bad file format reading the append only file' };
    expect(found(objects, lost, why)).toEqual(['C27 StatefulSet/db', alone]);
  });

  test('stays where only a companion of a server is ill', () => {
    const objects = [...client(), ...server('exporter', 'prom/mysqld-exporter:1', 9104)];
    expect(found(objects, lost)).toEqual(['C5 StatefulSet/exporter', alone]);
  });

  test('stays where the ill server is one of another application', () => {
    const shop = (name: string) => workload(name, { namespace: 'wiki', ...well });
    const objects = [...client(), ...server('db', 'mariadb:11', 3306, {}, 'wiki'), ...shop('wiki')];
    expect(found(objects, lost, { 'wiki/db-0/app/previous': damaged })).toEqual(['C27 StatefulSet/db', alone]);
  });

  test('stays where its own release has a server that is well', () => {
    const own = { metadata: { labels: { app: 'db', 'app.kubernetes.io/instance': 'shop' } } };
    const objects = [
      ...client({ metadata: { labels: { app: 'web', 'app.kubernetes.io/instance': 'shop' } } }),
      ...server('db', 'mariadb:11', 3306, { ...own, ...well }),
      ...server('old', 'mysql:8', 3306),
    ];
    expect(found(objects, lost, { 'shop/old-0/app/previous': damaged })).toEqual(['C27 StatefulSet/old', alone]);
  });

  test('stays where a file of its own machine is meant', () => {
    const said = "Can't connect to local MySQL server through socket '/run/mysqld/mysqld.sock' (2)";
    const objects = [...client(), ...server('db', 'mariadb:11', 3306)];
    expect(found(objects, said, { 'shop/db-0/app/previous': damaged })).toEqual(['C27 StatefulSet/db', alone]);
  });

  test('stays where an answer was given: a refused password is no absence', () => {
    const objects = [...client(), ...server('db', 'mariadb:11', 3306, stuck)];
    const said = "Access denied for user 'shop'@'10.42.0.9' (using password: YES)";
    expect(found(objects, said)).toContain(alone);
  });
});

test.each([
  ['docker.io/bitnami/postgresql-repmgr:16', 'PostgreSQL'],
  ['ghcr.io/cloudnative-pg/postgresql:17.2', 'PostgreSQL'],
  ['ghcr.io/zalando/spilo-16:3.2', 'PostgreSQL'],
  ['registry.local:5000/team/our-postgres@sha256:aa', 'PostgreSQL'],
  ['mcr.microsoft.com/mssql/server:2022-latest', 'SQL Server'],
  ['confluentinc/cp-kafka:7.6', 'Kafka'],
  ['valkey/valkey:8-alpine', 'Redis'],
  ['eclipse-mosquitto:2', 'MQTT'],
  ['postgrest/postgrest:v12', undefined],
  ['redis/redisinsight:2', undefined],
  ['provectuslabs/kafka-ui:v0.7', undefined],
  ['phpmyadmin:5', undefined],
  ['oliver006/redis_exporter:v1', undefined],
  ['nextcloud:30', undefined],
])('the sort of %s is %s', (image, sort) => expect(sortOf({ image })?.technology).toBe(sort));

test('a client in the image of its server is none', () => {
  expect(sortOf({ image: 'postgres:17', command: ['sh', '-c', 'pg_dump -h db shop > /out'] })).toBeUndefined();
});
