import { event, node, object, pod, replicaSet, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { g04Quota } from './g04-quota.ts';

const exceeded =
  'Error creating: pods "web-7f9c-abcde" is forbidden: exceeded quota: compute, requested: requests.cpu=1, used: requests.cpu=4, limited: requests.cpu=4';
const web = object('Deployment', 'web', { spec: { replicas: 1 }, status: {} });
const empty = replicaSet('web-7f9c', { owner: web, status: { replicas: 0 } });

ruleCases(g04Quota, {
  finds: {
    'pods that would exceed it': {
      objects: [node(), web, empty, event(empty, 'FailedCreate', exceeded)],
      object: 'ResourceQuota/shop/compute',
      severity: 'critical',
      evidence: [/FailedCreate: .*exceeded quota: compute/],
      victims: ['Deployment/shop/web'],
    },
    'the same after the event has expired': {
      objects: [
        node(),
        web,
        replicaSet('web-7f9c', {
          owner: web,
          status: {
            replicas: 0,
            conditions: [{ type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message: exceeded }],
          },
        }),
      ],
      object: 'ResourceQuota/shop/compute',
      evidence: [/ReplicaFailure/],
    },
    'a StatefulSet that declares no limits': {
      objects: (() => {
        const db = object('StatefulSet', 'db', { spec: { replicas: 1 }, status: { replicas: 0 } });
        return [
          node(),
          db,
          event(
            db,
            'FailedCreate',
            'create Pod db-0 in StatefulSet db failed error: pods "db-0" is forbidden: failed quota: compute: must specify limits.memory for: app',
          ),
        ];
      })(),
      object: 'ResourceQuota/shop/compute',
      evidence: [/must specify limits\.memory/],
    },
    'a Job, and a Deployment, that one quota refuses': {
      objects: (() => {
        const job = object('Job', 'import', { spec: { completions: 1, parallelism: 1 }, status: {} });
        return [node(), web, empty, event(empty, 'FailedCreate', exceeded), job, event(job, 'FailedCreate', exceeded)];
      })(),
      object: 'ResourceQuota/shop/compute',
      evidence: [/exceeded quota/],
      victims: ['Deployment/shop/web', 'Job/shop/import'],
    },
  },
  ignores: {
    'a refusal that is over: all replicas are there': {
      objects: (() => {
        const parts = workload('web');
        return [node(), parts, event(parts[1] ?? node(), 'FailedCreate', exceeded, { seconds: 1800 })];
      })(),
    },
    'a StatefulSet that waits for its first pod after an older refusal': {
      objects: (() => {
        const db = object('StatefulSet', 'db', { spec: { replicas: 3 }, status: { replicas: 1 } });
        return [
          node(),
          db,
          pod('db-0', { owner: db, age: 100 }),
          event(db, 'FailedCreate', exceeded, { seconds: 900 }),
        ];
      })(),
    },
    'a finished Job': {
      objects: (() => {
        const job = object('Job', 'import', {
          spec: {},
          status: { succeeded: 1, conditions: [{ type: 'Complete', status: 'True' }] },
        });
        return [node(), job, event(job, 'FailedCreate', exceeded)];
      })(),
    },
    'a suspended one': {
      objects: (() => {
        const job = object('Job', 'import', { spec: { suspend: true }, status: {} });
        return [node(), job, event(job, 'FailedCreate', exceeded)];
      })(),
    },
    'odd controllers': {
      objects: [object('ReplicaSet', 'a', {}), object('Job', 'b', {}), object('StatefulSet', 'c', { status: {} })],
    },
  },
});
