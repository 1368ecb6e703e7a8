import { node, object, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { x01DefaultPassword } from './x01-default-password.ts';

const secret = (more: object = {}, labels: object = {}) =>
  object('Secret', 'db', {
    metadata: { labels },
    more: { type: 'Opaque', keys: ['user', 'password'], defaultPasswords: ['password'], ...more },
  });
const takes = (key: string) => ({
  container: { env: [{ name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key } } }] },
});
const release = { 'app.kubernetes.io/instance': 'monitoring', 'app.kubernetes.io/managed-by': 'Helm' };
const well = { workloadStatus: { readyReplicas: 1, updatedReplicas: 1, availableReplicas: 1 } };

ruleCases(x01DefaultPassword, {
  finds: {
    'a password that a database takes': {
      objects: [node(), secret(), workload('web', { ...takes('password'), ...well })],
      object: 'Secret/shop/db',
      severity: 'warning',
      evidence: [/data\[password\]: default password/, /env\[DB_PASSWORD\]: Secret db/],
      victims: ['Deployment/shop/web'],
    },
    'a Secret mounted as files': {
      objects: [
        node(),
        secret(),
        workload('web', { ...well, spec: { volumes: [{ name: 'db', secret: { secretName: 'db' } }] } }),
      ],
      object: 'Secret/shop/db',
      evidence: [/volumes\[db\]: Secret db/],
    },
    'a chart’s Secret that its program reads by itself': {
      objects: [
        node(),
        secret({}, release),
        object('Deployment', 'grafana', {
          spec: { replicas: 0, template: { metadata: { labels: release }, spec: { containers: [{ name: 'app' }] } } },
        }),
      ],
      object: 'Secret/shop/db',
      evidence: [/default password/],
      victims: [],
    },
  },
  ignores: {
    'a Secret that nobody uses': { objects: [secret(), workload('web')] },
    'another key of the Secret': { objects: [secret(), workload('web', takes('user'))] },
    'a password that nobody knows': {
      objects: [secret({ defaultPasswords: undefined }), workload('web', takes('password'))],
    },
    'a Secret of a release that is gone': { objects: [secret({}, release), workload('web')] },
    'the same name in another namespace': {
      objects: [secret(), workload('web', { ...takes('password'), namespace: 'other' })],
    },
  },
});
