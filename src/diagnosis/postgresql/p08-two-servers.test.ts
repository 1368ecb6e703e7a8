import { crashed, pod, running, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { p08TwoServers } from './p08-two-servers.ts';
import { database, localClaim, said, secret } from './testing/database.ts';

const volumes = [{ name: 'data', persistentVolumeClaim: { claimName: 'data-db-0' } }];
const container = {
  image: 'postgres:16',
  volumeMounts: [{ name: 'data', mountPath: '/var/lib/postgresql/data' }],
};
const parts = { container, spec: { volumes } };
const first = workload('pg', { ...parts, replicas: 2, workloadStatus: { readyReplicas: 2 } });
const owner = first.find(({ kind }) => kind === 'ReplicaSet');
const second = (startedAt: string, more = {}) =>
  pod('pg-7f9c-x2', {
    ...parts,
    ...(owner && { owner }),
    state: running({ state: { running: { startedAt } } }),
    ...more,
  });

const unready = running({ ready: false });

ruleCases(p08TwoServers, {
  finds: {
    'a lock that is still there': {
      objects: [database({ state: crashed({ exitCode: 1 }) }), localClaim, secret],
      logs: said(
        '[7] FATAL:  lock file "postmaster.pid" already exists\n[7] HINT:  Is another postmaster (PID 1) running in data directory "/var/lib/postgresql/data"?',
      ),
      object: 'StatefulSet/shop/db',
      severity: 'critical',
      evidence: [/lock file "postmaster.pid" already exists/],
    },
    'an empty lock after a crash': {
      objects: [database({ state: crashed({ exitCode: 1 }) }), localClaim, secret],
      logs: said(
        '[1] FATAL:  lock file "postmaster.pid" is empty\n[1] HINT:  Either another server is starting, or the lock file is the remnant of a previous server startup crash.',
      ),
      object: 'StatefulSet/shop/db',
      evidence: [/is empty/],
    },
    'the server that a product brings with it': {
      objects: [workload('pmm', { kind: 'StatefulSet', container: { image: 'percona/pmm-server:3' }, state: unready })],
      logs: {
        'shop/pmm-0/app':
          'INFO spawned: \'postgresql\' with pid 942\n2026-11-24 01:58:39.095 UTC [942] FATAL:  lock file "postmaster.pid" already exists\n2026-11-24 01:58:39.095 UTC [942] HINT:  Is another postmaster (PID 17) running in data directory "/srv/postgres14"?',
      },
      object: 'StatefulSet/shop/pmm',
      evidence: [/lock file "postmaster.pid" already exists/],
    },
    'two running servers on one claim': {
      objects: [first, second(ago(1000)), localClaim],
      object: 'Deployment/shop/pg',
      severity: 'critical',
      evidence: [/PersistentVolumeClaim\/data-db-0/],
    },
  },
  ignores: {
    'a program that tells of the lock of another': {
      objects: [workload('pmm', { kind: 'StatefulSet', container: { image: 'acme/watch:3' }, state: unready })],
      logs: { 'shop/pmm-0/app': 'ERROR the server said: lock file "postmaster.pid" already exists' },
    },
    'a rollout that is just passing': { objects: [first, second(ago(20)), localClaim] },
    'a pod that is leaving': {
      objects: [first, second(ago(1000), { metadata: { deletionTimestamp: ago(5) } }), localClaim],
    },
    'one server': { objects: [database(), localClaim] },
  },
});
