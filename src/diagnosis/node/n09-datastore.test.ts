import { host, line, looping, started } from '../testing/hosts.ts';
import { node, object } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { n09Datastore } from './n09-datastore.ts';

const lease = (name: string, seconds: number) =>
  object('Lease', name, { namespace: 'kube-node-lease', spec: { renewTime: ago(seconds) } });
const slow = (total: string, seconds = 20) =>
  line(
    'warning',
    `Slow SQL (started: 2026-11-24 01:58:41 +0000 UTC m=+171.39) (total time: ${total}): INSERT INTO kine(name, created)`,
    seconds,
  );
const locked = line('error', 'error while range on /registry/leases: database is locked', 15);
const gib = 2 ** 30;

ruleCases(n09Datastore, {
  finds: {
    'a lock that somebody else holds: each write waits and fails': {
      objects: [node(), lease('node-1', 120), lease('node-2', 118)],
      hosts: {
        'node-1': host({
          journal: [started, locked, slow('30.046048734s', 9), slow('30.036s', 8), slow('30.037s', 7)],
        }),
      },
      object: 'Node/node-1',
      severity: 'critical',
      evidence: [/database is locked/, /spec.renewTime: 2026-11-24T01:58:02/],
    },
    'a database outside that refuses the connection, so that K3s ends again and again': {
      objects: [node('node-1', { conditions: [{ type: 'Ready', status: 'Unknown', reason: 'NodeStatusUnknown' }] })],
      hosts: {
        'node-1': host({
          unit: looping,
          journal: [
            started,
            line(
              'fatal',
              'starting kubernetes: preparing server: creating storage endpoint: building kine: dial tcp 10.0.0.9:3306: connect: connection refused',
            ),
          ],
        }),
      },
      object: 'Node/node-1',
      severity: 'critical',
      evidence: [/building kine: dial tcp 10\.0\.0\.9:3306/],
    },
    'an API server that says so, without a host to ask': {
      apiDown: { reason: 'failed', message: 'HTTP 500: rpc error: code = Unknown desc = database is locked' },
      object: 'Cluster/cluster',
      severity: 'critical',
      evidence: [/api: HTTP 500: .*database is locked/],
    },
    'an etcd that does not answer for one kind': {
      objects: [node()],
      unreadable: { Secret: { reason: 'failed', message: 'etcdserver: request timed out' } },
      object: 'Cluster/10.0.0.10:6443',
      evidence: [/Secret: etcdserver: request timed out/],
    },
    'a lock that was let go a moment ago, perhaps for a moment': {
      objects: [node(), lease('node-1', 4), lease('node-2', 8)],
      hosts: { 'node-1': host({ journal: [started, slow('30.1s'), slow('30.1s'), slow('30.1s')] }) },
      object: 'Node/node-1',
      severity: 'warning',
      evidence: [/total time: 30\.1s/],
    },
    'slow queries, one after the other': {
      objects: [node()],
      hosts: { 'node-1': host({ journal: [started, ...Array.from({ length: 6 }, () => slow('1.4s'))] }) },
      object: 'Node/node-1',
      severity: 'warning',
      evidence: [/total time: 1\.4s/],
    },
    'a datastore of many gigabytes': {
      objects: [node()],
      hosts: { 'node-1': host({ datastore: { bytes: 9 * gib, walBytes: 0 } }) },
      object: 'Node/node-1',
      severity: 'warning',
      evidence: [/state\.db: 9\.0 GiB/],
    },
  },
  ignores: {
    'a database whose name is not found, which is a setting': {
      objects: [node('node-1', { conditions: [{ type: 'Ready', status: 'Unknown', reason: 'NodeStatusUnknown' }] })],
      hosts: {
        'node-1': host({
          unit: looping,
          journal: [started, line('fatal', 'building kine: dial tcp: lookup db.example.com: no such host')],
        }),
      },
    },
    'a slow query now and then': {
      objects: [node(), lease('node-1', 4)],
      hosts: { 'node-1': host({ journal: [started, slow('1.1s'), slow('1.2s')] }) },
    },
    'a K3s that was stopped in order after a time of slow writes': {
      hosts: {
        'node-1': host({
          unit: { active: 'inactive', sub: 'dead', result: 'success' },
          journal: [started, slow('30.1s'), slow('30.2s'), slow('30.3s'), locked],
        }),
      },
      apiDown: { reason: 'refused', message: 'connect ECONNREFUSED 10.0.0.10:6443' },
    },
    'a lock that was let go forty seconds ago': {
      objects: [node(), lease('node-1', 4), lease('node-2', 8)],
      hosts: { 'node-1': host({ journal: [started, ...Array.from({ length: 9 }, () => slow('30.1s', 40))] }) },
    },
    'a lock that was let go five minutes ago': {
      objects: [node(), lease('node-1', 4)],
      hosts: {
        'node-1': host({
          journal: [line('info', 'Starting k3s v1.35.4', 9000), ...Array.from({ length: 9 }, () => slow('30.1s', 320))],
        }),
      },
    },
    'the troubles of last week': {
      objects: [node(), lease('node-1', 4)],
      hosts: { 'node-1': host({ journal: Array.from({ length: 9 }, () => slow('30.1s', 600_000)) }) },
    },
    'the troubles before K3s was started again': {
      objects: [node()],
      hosts: { 'node-1': host({ journal: [locked, locked, locked, started] }) },
    },
    'leases that look old by a clock of which nothing is known': {
      objects: [node(), lease('node-1', 300), lease('node-2', 302)],
    },
  },
});
