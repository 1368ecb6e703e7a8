import { crashed, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { c12FilePermission } from './c12-file-permission.ts';

const container = { volumeMounts: [{ name: 'data', mountPath: '/var/lib/app' }], securityContext: { runAsUser: 1000 } };
const spec = {
  volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }],
  securityContext: { fsGroup: 1000 },
};
const log = (line: string) => ({ 'shop/web-7f9c-x1/app/previous': line });

ruleCases(c12FilePermission, {
  finds: {
    'a volume of another owner': {
      objects: [workload('web', { container, spec, state: crashed({ exitCode: 1 }) })],
      logs: log("mkdir: cannot create directory '/var/lib/app/cache': Permission denied"),
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/Permission denied/, /volumeMounts\[data\]: \/var\/lib\/app/, /runAsUser: 1000/, /fsGroup: 1000/],
    },
    'a root file system that is read-only': {
      objects: [
        workload('web', {
          container: { securityContext: { readOnlyRootFilesystem: true } },
          state: crashed({ exitCode: 1 }),
        }),
      ],
      logs: log('nginx: [emerg] mkdir() "/var/cache/nginx/client_temp" failed (30: Read-only file system)'),
      object: 'Deployment/shop/web',
      evidence: [/Read-only file system/, /readOnlyRootFilesystem: true/],
    },
    'a data directory that PostgreSQL does not accept': {
      objects: [workload('web', { state: crashed({ exitCode: 1 }) })],
      logs: log(
        'FATAL:  data directory "/var/lib/postgresql/data/pgdata" has invalid permissions\nDETAIL:  Permissions should be u=rwx (0700) or u=rwx,g=rx (0750).',
      ),
      object: 'Deployment/shop/web',
      evidence: [/has invalid permissions/],
    },
  },
  ignores: {
    'a table that a database refuses': {
      objects: [workload('web', { state: crashed({ exitCode: 1 }) })],
      logs: log('ERROR: permission denied for table orders'),
    },
    'a port that only root may use': {
      objects: [workload('web', { state: crashed({ exitCode: 1 }) })],
      logs: log('listen tcp :80: bind: permission denied'),
    },
    'a healthy program': {
      objects: [workload('web')],
      logs: { 'shop/web-7f9c-x1/app': `ERROR open /x: permission denied at ${ago(3)}` },
    },
  },
});
