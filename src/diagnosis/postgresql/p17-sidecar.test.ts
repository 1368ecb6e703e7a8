import { crashed, running, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { p17Sidecar } from './p17-sidecar.ts';
import { database, localClaim, secret } from './testing/database.ts';

const exporter = { name: 'exporter', image: 'quay.io/prometheuscommunity/postgres-exporter:v0.17.0' };
const beside = (container: Record<string, unknown>, states: Record<string, Record<string, unknown>>) => [
  database({ container: [{}, container], states }),
  localClaim,
  secret,
];
const failed = { app: running(), exporter: crashed({ exitCode: 1 }) };

ruleCases(p17Sidecar, {
  finds: {
    'an exporter that does not understand its arguments': {
      objects: beside(exporter, failed),
      logs: {
        'shop/db-0/exporter/previous': 'postgres_exporter: error: unknown long flag --web.listen-adress, try --help',
      },
      object: 'StatefulSet/shop/db',
      severity: 'critical',
      evidence: [/unknown long flag/, /containerStatuses\[app\]\.ready: true/],
      victims: ['Pod/shop/db-0'],
    },
    'an exporter that is killed for memory': {
      objects: beside(
        { ...exporter, resources: { limits: { memory: '16Mi' } } },
        { app: running(), exporter: crashed({ exitCode: 137, reason: 'OOMKilled' }) },
      ),
      object: 'StatefulSet/shop/db',
      evidence: [/OOMKilled/],
    },
  },
  ignores: {
    'a server that fails as well': {
      objects: beside(exporter, { app: crashed({ exitCode: 1 }), exporter: crashed({ exitCode: 1 }) }),
    },
    'a variable that is used before it is defined': {
      objects: beside(
        {
          ...exporter,
          env: [
            { name: 'DATA_SOURCE_NAME', value: '…$(POSTGRES_PASSWORD)…' },
            { name: 'POSTGRES_PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } },
          ],
        },
        failed,
      ),
      logs: { 'shop/db-0/exporter/previous': 'pq: password authentication failed for user "postgres"' },
    },
    'an application with a database beside it': {
      objects: [
        workload('shop', {
          container: [
            { name: 'web', image: 'shop/web:1' },
            { name: 'store', image: 'postgres:16' },
          ],
          states: { web: crashed({ exitCode: 1 }), store: running() },
        }),
      ],
    },
  },
});
