import { expect, test } from 'vitest';
import { diagnose } from '../diagnose.ts';
import { crashed, object, running, unscheduled, waiting, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { snapshotOf } from '../testing/scene.ts';
import { c06Dependency } from './c06-dependency.ts';

const log = (line: string) => ({ 'shop/web-7f9c-x1/app/previous': line });
const web = workload('web', { state: crashed({ exitCode: 1 }) });
const service = (name: string, more = {}) =>
  object('Service', name, {
    spec: { selector: { app: name }, clusterIP: '10.43.0.9', ports: [{ port: 5432 }], ...more },
  });
const slice = (name: string, ready: boolean) =>
  object('EndpointSlice', `${name}-1`, {
    metadata: { labels: { 'kubernetes.io/service-name': name } },
    more: { endpoints: [{ addresses: ['10.42.0.5'], conditions: { ready } }] },
  });
const refused =
  'Caused by: org.postgresql.util.PSQLException: Connection to postgres:5432 refused. Check that the hostname and port are correct';

ruleCases(c06Dependency, {
  finds: {
    'a refused connection, with the Service it went to': {
      objects: [web, service('postgres'), slice('postgres', false)],
      logs: log(refused),
      object: 'Service/shop/postgres',
      severity: 'critical',
      evidence: [/Connection to postgres:5432 refused/, /endpoints: ready: 0/],
      victims: ['Deployment/shop/web', 'Pod/shop/web-7f9c-x1'],
    },
    'a Service named in words that no pattern knows': {
      objects: [web, service('postgres'), slice('postgres', false)],
      logs: log("Error: P1001: Can't reach database server at `postgres`:`5432`"),
      object: 'Service/shop/postgres',
      evidence: [/P1001/, /endpoints: ready: 0/],
    },
    'a Service named among other words': {
      objects: [web, service('postgres'), slice('postgres', false)],
      logs: log('Error: could not connect to server: the postgres cannot be reached, connection refused'),
      object: 'Service/shop/postgres',
      evidence: [/endpoints: ready: 0/],
    },
    'the program’s own name, and a word that is a Service’s by chance': {
      objects: [web, service('web'), service('database'), slice('web', false), slice('database', false)],
      logs: log('web: Error: connection to database failed: connection refused'),
      object: 'Deployment/shop/web',
      evidence: [/connection to database failed/],
      victims: ['Pod/shop/web-7f9c-x1', 'Service/shop/web'],
    },
    'a user and a database of a Service’s name': {
      objects: [web, service('shop'), slice('shop', false)],
      logs: log('FATAL: could not connect to server as user "shop" (database "shop"): connection refused'),
      object: 'Deployment/shop/web',
      evidence: [/connection refused/],
      victims: ['Pod/shop/web-7f9c-x1'],
    },
    'a setting, rather than the sort of server': {
      objects: [
        workload('web', {
          container: { env: [{ name: 'REDIS_HOST', value: 'cache' }] },
          state: crashed({ exitCode: 1 }),
        }),
        service('redis'),
        service('cache'),
        slice('redis', true),
        slice('cache', false),
      ],
      logs: log('Error connecting to redis: connection refused'),
      object: 'Service/shop/cache',
      evidence: [/REDIS_HOST/],
    },
    'the host that another line names': {
      objects: [web, service('postgres'), slice('postgres', false)],
      logs: log(
        'ERROR Failed to start application\nCaused by: java.sql.SQLException: Connection to postgres:5432 refused\nCaused by: java.net.ConnectException: Connection refused',
      ),
      object: 'Service/shop/postgres',
      evidence: [/Connection to postgres:5432/],
    },
    'an address, which is a Service’s': {
      objects: [web, service('postgres'), slice('postgres', true)],
      logs: log(
        'panic: dial tcp 10.43.0.9:5432: connect: connection refused\n\ngoroutine 1 [running]:\nmain.main()\n\t/src/main.go:12 +0x1d',
      ),
      object: 'Deployment/shop/web',
      evidence: [/endpoints: ready: 1/],
      victims: ['Pod/shop/web-7f9c-x1', 'Service/shop/postgres'],
    },
    'a name of which there is no Service': {
      objects: [web],
      logs: log(
        "Error: getaddrinfo ENOTFOUND postgre\n    at GetAddrInfoReqWrap.onlookup [as oncomplete] (node:dns:111:26) {\n  errno: -3008,\n  code: 'ENOTFOUND',\n  hostname: 'postgre'\n}\n\nNode.js v20.1.0",
      ),
      object: 'Deployment/shop/web',
      evidence: [/Service: postgre: NotFound/],
    },
    'a client that comes in the image of its server, as an init container': {
      objects: [
        workload('web', {
          initContainers: [{ name: 'wait', image: 'postgres:14', command: ['sh', '-c', 'psql -c "select 1"'] }],
          initStates: { wait: crashed({ exitCode: 2 }) },
          state: waiting('PodInitializing'),
        }),
      ],
      logs: {
        'shop/web-7f9c-x1/wait/previous':
          'psql: error: connection to server at "db.acme.io" (192.0.2.7), port 5432 failed: FATAL:  password authentication failed for user "shop"',
      },
      object: 'Deployment/shop/web',
      evidence: [/password authentication failed/],
    },
    'an exporter, whose image is named after its server': {
      objects: [
        workload('web', {
          container: { image: 'quay.io/prometheuscommunity/postgres-exporter:v0.15.0' },
          state: crashed({ exitCode: 1 }),
        }),
      ],
      logs: log('level=error err="pq: password authentication failed for user \\"exporter\\" at db.acme.io:5432"'),
      object: 'Deployment/shop/web',
      evidence: [/password authentication failed/],
    },
    'the same as the command of a container': {
      objects: [
        workload('web', {
          container: { image: 'redis:7', command: ['redis-cli', '-h', 'cache.acme.io', 'monitor'] },
          state: crashed({ exitCode: 1 }),
        }),
      ],
      logs: log('Could not connect to Redis at cache.acme.io:6379: Connection refused'),
      object: 'Deployment/shop/web',
      evidence: [/cache\.acme\.io:6379/],
    },
    'a broker that is not there, for which the runtime aborts': {
      objects: [workload('web', { state: crashed({ exitCode: 139 }) })],
      logs: log(
        'Unhandled exception. RabbitMQ.Client.Exceptions.BrokerUnreachableException: None of the specified endpoints were reachable\n ---> System.Net.Sockets.SocketException (111): Connection refused 10.9.9.9:5672',
      ),
      object: 'Deployment/shop/web',
      evidence: [/Connection refused/],
    },
    'a refused password': {
      objects: [web, service('postgres'), slice('postgres', true)],
      logs: log(
        'psycopg2.OperationalError: connection to server at "postgres" (10.43.0.9), port 5432 failed: FATAL:  password authentication failed for user "shop"',
      ),
      object: 'Deployment/shop/web',
      evidence: [/password authentication failed/],
    },
    'a program that runs but reports itself unready without its database': {
      objects: [
        workload('web', {
          container: { readinessProbe: { httpGet: { path: '/ready', port: 8080 } } },
          state: running({ ready: false }),
        }),
        service('redis'),
      ],
      logs: {
        'shop/web-7f9c-x1/app': 'level=error msg="redis: dial tcp: lookup redis on 10.43.0.10:53: connection refused"',
      },
      object: 'Deployment/shop/web',
      evidence: [/lookup redis/],
    },
    'the line of the source that a traceback quotes': {
      objects: [web, service('postgres'), slice('postgres', false)],
      logs: log(
        'Traceback (most recent call last):\n  File "/app/poll.py", line 12, in <module>\n    sock = socket.create_connection(("postgres", 5432), timeout=5)\nConnectionRefusedError: [Errno 111] Connection refused',
      ),
      object: 'Service/shop/postgres',
      evidence: [/Errno 111/, /endpoints: ready: 0/],
    },
    'a replica that says above whom it follows': {
      objects: [
        workload('web', { container: { image: 'redis:7' }, state: running({ ready: false }) }),
        service('cache-master'),
        slice('cache-master', false),
      ],
      logs: {
        'shop/web-7f9c-x1/app':
          '1:S 24 Nov 2026 01:57:01.120 * Connecting to MASTER cache-master:6379\n1:S 24 Nov 2026 01:57:01.121 * MASTER <-> REPLICA sync started\n1:S 24 Nov 2026 01:58:02.203 # Timeout connecting to the MASTER...',
      },
      object: 'Service/shop/cache-master',
      evidence: [/Timeout connecting/],
    },
    'whom it reached before, which is not whom it lacks': {
      objects: [web, service('postgres'), slice('postgres', false)],
      logs: log('INFO connected to postgres:5432\nError: connection refused'),
      object: 'Deployment/shop/web',
      evidence: [/Error: connection refused/],
      victims: ['Pod/shop/web-7f9c-x1'],
    },
    'a name asked of the name service, which is not the one that is lacking': {
      objects: [web, service('kube-dns', { clusterIP: '10.43.0.10' })],
      logs: log('Post "https://api.acme.io/v1": dial tcp: lookup api.acme.io on 10.43.0.10:53: no such host'),
      object: 'Deployment/shop/web',
      evidence: [/lookup api\.acme\.io/],
      victims: ['Pod/shop/web-7f9c-x1'],
    },
    'a gateway that answers for somebody whom the line does not name': {
      objects: [web],
      logs: log('failed to discover OIDC configuration: unexpected status "503": no available server'),
      object: 'Deployment/shop/web',
      evidence: [/unexpected status "503"/],
    },
    'a host outside': {
      objects: [web],
      logs: log('FATAL: connect ETIMEDOUT api.example.org:443'),
      object: 'Deployment/shop/web',
      evidence: [/api.example.org/],
    },
  },
  ignores: {
    'a warning long before another error': {
      objects: [web],
      logs: log(
        `WARN telemetry: connection refused: otel:4317\n${'INFO request served\n'.repeat(30)}ValueError: month must be in 1..12`,
      ),
    },
    'a database’s own log about its clients': {
      objects: [
        workload('web', { container: { image: 'docker.io/library/postgres:17' }, state: crashed({ exitCode: 1 }) }),
      ],
      logs: log('FATAL:  password authentication failed for user "shop"'),
    },
    'its own answers in its own log': {
      objects: [workload('web', { state: running({ ready: false }) })],
      logs: { 'shop/web-7f9c-x1/app': '10.42.0.1 - - [24/Nov/2026:01:57:01] "GET /ready HTTP/1.1" 503 19' },
    },
    'a healthy program that complains': {
      objects: [workload('web')],
      logs: { 'shop/web-7f9c-x1/app': 'ERROR connection refused: redis:6379' },
    },
    'an unready program whose probe asks a path that does not exist': {
      objects: [
        workload('web', {
          container: { ports: [{ containerPort: 8080 }], readinessProbe: { httpGet: { port: 9999 } } },
          state: running({ ready: false }),
        }),
      ],
      logs: { 'shop/web-7f9c-x1/app': 'ERROR connection refused: redis:6379' },
    },
    'pods that wait': { objects: [unscheduled('a', 'no'), workload('b', { state: waiting('ContainerCreating') })] },
  },
});

const keycloak = [
  workload('keycloak', { namespace: 'auth', state: crashed({ exitCode: 1 }) }),
  object('Service', 'keycloak', {
    namespace: 'auth',
    spec: { selector: { app: 'keycloak' }, clusterIP: '10.43.0.11', ports: [{ port: 80 }] },
  }),
  object('Ingress', 'keycloak', {
    namespace: 'auth',
    spec: {
      rules: [
        {
          host: 'login.acme.io',
          http: { paths: [{ path: '/', backend: { service: { name: 'keycloak', port: { number: 80 } } } }] },
        },
      ],
    },
  }),
];
const asked = {
  'by a name of the outside that leads back in': 'Get "https://login.acme.io/realms/x": unexpected status code 503',
  'through a gateway that does not say for whom it answers':
    'failed to discover OIDC configuration: unexpected status "503": no available server',
};

test.each(Object.entries(asked))('C6: what stands behind a route is asked %s', (_, line) => {
  const logs = { ...log(line), 'auth/keycloak-7f9c-x1/app/previous': 'ERROR: Value is not set: KC_DB' };
  const findings = diagnose(snapshotOf({ objects: [web, ...keycloak], logs }));
  expect(findings.map(({ code, object: { name }, symptoms }) => [code, name, symptoms.includes('C6')])).toEqual([
    ['C5', 'keycloak', true],
  ]);
});
