import { crashed, waiting } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { p05Layout18 } from './p05-layout-18.ts';
import { database, localClaim, said, secret } from './testing/database.ts';

const state = crashed({ exitCode: 1, lives: 1 });
const image = (name: string) => [database({ state, container: { image: name } }), localClaim, secret];

const at = (target: string, problem: string) =>
  `failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: error mounting "/var/lib/kubelet/pods/1/volumes/pv" to rootfs at "${target}": ${problem}`;
const procfd =
  'change mount propagation through procfd: open o_path procfd: open /run/k3s/containerd/rootfs/var/lib/postgresql/data: no such file or directory: unknown';
const refused = (name: string, message: string) => [
  database({ state: crashed({ exitCode: 128, reason: 'StartError', message, lives: 0 }), container: { image: name } }),
  localClaim,
  secret,
];

ruleCases(p05Layout18, {
  finds: {
    'an older volume under the new image': {
      objects: image('postgres:18'),
      logs: said(
        'Error: in 18+, these Docker images are configured to store database data in a\n       format which is compatible with "pg_ctlcluster" (specifically, using\n       major-version-specific directory names).\n\n       Counter to that, there appears to be PostgreSQL data in:\n         /var/lib/postgresql/data\n\n       This is usually the result of upgrading the Docker image without\n       upgrading the underlying database using "pg_upgrade".',
      ),
      object: 'StatefulSet/shop/db',
      severity: 'critical',
      evidence: [/PostgreSQL data in/, /image: postgres:18/],
    },
    'the same without a log': {
      objects: image('docker.io/library/postgres:18.1-alpine'),
      object: 'StatefulSet/shop/db',
      evidence: [/\/var\/lib\/postgresql\/data: data-db-0/, /exit code 1/],
    },
    'a runtime that can mount nothing there': {
      objects: refused('postgres:18.0', at('/var/lib/postgresql/data', procfd)),
      object: 'StatefulSet/shop/db',
      severity: 'critical',
      evidence: [/StartError, exit code 128/, /\/var\/lib\/postgresql\/data: data-db-0/],
    },
    'the newest image of whatever version': {
      objects: refused('postgres:latest', at('/var/lib/postgresql/data', 'not a directory: unknown')),
      object: 'StatefulSet/shop/db',
      evidence: [/image: postgres:latest/],
    },
    'an image with an extension that never gets beyond its creation': {
      objects: [
        database({
          state: waiting(
            'RunContainerError',
            'crun: mount `/var/lib/kubelet/pods/1/volumes/pv` to `var/lib/postgresql/data`: Not a directory',
          ),
          container: { image: 'pgvector/pgvector:0.8.1-pg18' },
        }),
        localClaim,
        secret,
      ],
      object: 'StatefulSet/shop/db',
      evidence: [/RunContainerError/],
    },
  },
  ignores: {
    'an older image where nothing can be mounted': {
      objects: refused('postgres:16.4', at('/var/lib/postgresql/data', 'input/output error: unknown')),
    },
    'a script that is mounted over a directory': {
      objects: refused(
        'postgres:18.0',
        at('/docker-entrypoint-initdb.d/init.sql', 'not a directory: Are you trying to mount a directory onto a file'),
      ),
    },
    'a program of its own that is not there': {
      objects: refused('postgres:18.0', 'exec: "/opt/run.sh": stat /opt/run.sh: no such file or directory: unknown'),
    },
    'an older image without a log': { objects: image('postgres:17.5') },
    'another failure of the new image': {
      objects: image('postgres:18'),
      logs: said('[1] FATAL:  unrecognized configuration parameter "shared_bufers"'),
    },
  },
});
