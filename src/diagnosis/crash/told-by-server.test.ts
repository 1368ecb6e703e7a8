import { describe, expect, test } from 'vitest';
import { diagnose } from '../diagnose.ts';
import { crashed, node, object, workload } from '../testing/objects.ts';
import { ago, type SceneObject, snapshotOf } from '../testing/scene.ts';

/** A server that runs, with its Service and its claim. */
function server(name: string, image: string, mountPath: string, port: number): readonly SceneObject[] {
  return [
    ...workload(name, {
      kind: 'StatefulSet',
      container: { image, volumeMounts: [{ name: 'data', mountPath }], ports: [{ containerPort: port }] },
      spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: `data-${name}-0` } }] },
      workloadStatus: { readyReplicas: 1, updatedReplicas: 1, availableReplicas: 1 },
    }),
    object('PersistentVolumeClaim', `data-${name}-0`, { spec: { volumeName: 'pv-1' }, status: { phase: 'Bound' } }),
    object('PersistentVolume', 'pv-1', { status: { phase: 'Bound' } }),
    object('Service', name, { spec: { selector: { app: name }, clusterIP: '10.43.0.9', ports: [{ port }] } }),
    object('EndpointSlice', `${name}-x`, {
      metadata: { labels: { 'kubernetes.io/service-name': name } },
      more: { endpoints: [{ addresses: ['10.42.0.10'], conditions: { ready: true } }] },
    }),
  ];
}

const postgres = server('db', 'postgres:17', '/var/lib/postgresql/data', 5432);
const mysql = server('db', 'mariadb:11', '/var/lib/mysql', 3306);
const redis = server('cache', 'redis:8', '/data', 6379);
const mongo = server('db', 'mongo:8', '/data/db', 27017);
const elastic = server('search', 'elasticsearch:9.1.0', '/usr/share/elasticsearch/data', 9200);
const minio = server('files', 'quay.io/minio/minio:latest', '/data', 9000);
const etcd = server('kv', 'quay.io/coreos/etcd:v3.6.0', '/etcd', 2379);

function found(servers: readonly SceneObject[], log: string, exitCode = 1): readonly string[] {
  const objects = [node(), ...servers, ...workload('web', { state: crashed({ exitCode }) })];
  return diagnose(snapshotOf({ objects, logs: { 'shop/web-7f9c-x1/app/previous': log } })).map(
    ({ code, object: { kind, name } }) => `${code} ${kind}/${name}`,
  );
}

describe('what a server tells its client of its own storage', () => {
  test.each([
    [
      'C12 StatefulSet/db',
      postgres,
      'Unhandled exception. Npgsql.PostgresException (0x80004005): 42501: could not open file "base/13395/2601": Read-only file system',
    ],
    [
      'C12 StatefulSet/db',
      postgres,
      "django.db.utils.OperationalError: ERREUR:  n'a pas pu ouvrir le fichier « base/16384/2619 » : Système de fichiers accessible en lecture seulement",
    ],
    [
      'C12 StatefulSet/db',
      postgres,
      'org.postgresql.util.PSQLException: ERROR: could not open file "pg_wal/000000010000000000000003": Permission denied',
    ],
    [
      'P7 StatefulSet/db',
      postgres,
      'panic: pq: could not write to file "base/pgsql_tmp/pgsql_tmp81.0": No space left on device',
    ],
    [
      'P10 StatefulSet/db',
      postgres,
      'PG::IoError: ERROR:  could not read block 5 in file "base/16384/2619": Input/output error',
    ],
    [
      'P10 StatefulSet/db',
      postgres,
      'psycopg.errors.DataCorrupted: invalid page in block 3 of relation base/16384/2619',
    ],
    [
      'C12 StatefulSet/db',
      mysql,
      'ERROR 1005 (HY000): Can\'t create table `shop`.`orders` (errno: 30 "Read-only file system")',
    ],
    [
      'C15 StatefulSet/db',
      mysql,
      'pymysql.err.OperationalError: (1030, "Got error 28 \'No space left on device\' from storage engine InnoDB")',
    ],
    [
      'C27 StatefulSet/db',
      mysql,
      "SQLSTATE[HY000]: General error: 145 Table './shop/orders' is marked as crashed and should be repaired",
    ],
    [
      'C12 StatefulSet/cache',
      redis,
      'redis.exceptions.ResponseError: MISCONF Errors writing to the AOF file: Read-only file system',
    ],
    [
      'C27 StatefulSet/cache',
      redis,
      "ReplyError: MISCONF Redis is configured to save RDB snapshots, but it's currently unable to persist to disk.",
    ],
    [
      'C15 StatefulSet/db',
      mongo,
      'MongoServerError: WiredTigerRecordStore::insertRecord :: caused by :: 28: No space left on device',
    ],
    [
      'C15 StatefulSet/search',
      elastic,
      'elasticsearch.AuthorizationException: cluster_block_exception: index [orders] blocked by: [FORBIDDEN/12/index read-only / allow delete (api)];',
    ],
    [
      'C15 StatefulSet/files',
      minio,
      'S3Error: XMinioStorageFull: Storage backend has reached its minimum free drive threshold.',
    ],
    ['C15 StatefulSet/kv', etcd, 'panic: etcdserver: mvcc: database space exceeded'],
  ])('%s', (expected, servers, log) => expect(found(servers, log)).toEqual([expected]));

  test('is about the server that is named, among several', () => {
    const other = server('orders-db', 'postgres:17', '/var/lib/postgresql/data', 5432);
    const log =
      "An error occurred using the connection to database 'crm' on server 'tcp://orders-db:5432'.\nUnhandled exception. Npgsql.PostgresException (0x80004005): 42501: could not open file \"base/13395/2601\": Read-only file system";
    expect(found([...postgres, ...other], log, 134)).toEqual(['C12 StatefulSet/orders-db']);
  });

  test.each([
    ['C12 Deployment/web', postgres, "OSError: [Errno 30] Read-only file system: '/data/cache'"],
    ['C12 Deployment/web', postgres, 'open base/x.txt: permission denied: "/srv/base/x.txt"'],
    ['C15 Deployment/web', mysql, 'OSError: [Errno 28] No space left on device: "/tmp/x"'],
    // Several servers, and no name: nobody knows which.
    [
      'C12 Deployment/web',
      [...postgres, ...server('db2', 'postgres:17', '/var/lib/postgresql/data', 5432)],
      'FATAL: could not open file "base/13395/2601": Read-only file system',
    ],
  ])('is not what the program says of its own files: %s', (expected, servers, log) =>
    expect(found(servers, log)).toEqual([expected]),
  );

  test('folds under the node of the server, whose disk is full', () => {
    const full = node('node-1', {
      conditions: [
        { type: 'Ready', status: 'True', lastHeartbeatTime: ago(30), lastTransitionTime: ago(86_400) },
        { type: 'DiskPressure', status: 'True', lastHeartbeatTime: ago(30), lastTransitionTime: ago(600) },
      ],
    });
    const web = workload('web', { node: 'node-2', state: crashed({ exitCode: 1 }) });
    for (const [servers, log] of [
      [mysql, '(1030, "Got error 28 \'No space left on device\' from storage engine InnoDB")'],
      [postgres, 'pq: could not extend file "base/16384/2619": No space left on device'],
    ] as const) {
      const snapshot = snapshotOf({
        objects: [full, node('node-2'), ...servers, ...web],
        logs: { 'shop/web-7f9c-x1/app/previous': `panic: ${log}` },
      });
      expect(diagnose(snapshot).map(({ object: { kind } }) => kind)).toEqual(['Node']);
    }
  });

  test('a server speaks of itself', () => {
    const objects = [
      node(),
      ...workload('db', {
        kind: 'StatefulSet',
        container: { image: 'mariadb:11', volumeMounts: [{ name: 'data', mountPath: '/var/lib/mysql' }] },
        spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data-db-0' } }] },
        state: crashed({ exitCode: 1 }),
      }),
      object('PersistentVolumeClaim', 'data-db-0', { spec: { volumeName: 'pv-1' }, status: { phase: 'Bound' } }),
      object('PersistentVolume', 'pv-1', { status: { phase: 'Bound' } }),
    ];
    const log =
      "mariadbd: Can't create test file '/var/lib/mysql/db-0.lower-test' (Errcode: 30 \"Read-only file system\")";
    const [finding, ...others] = diagnose(snapshotOf({ objects, logs: { 'shop/db-0/app/previous': log } }));
    expect(others).toEqual([]);
    expect([finding?.code, finding?.object.name]).toEqual(['C12', 'db']);
    expect(finding?.related.map(({ name }) => name)).toContain('data-db-0');
  });
});
