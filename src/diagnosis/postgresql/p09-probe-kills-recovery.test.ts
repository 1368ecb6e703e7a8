import { crashed, event } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import type { SceneObject } from '../testing/scene.ts';
import { p09ProbeKillsRecovery } from './p09-probe-kills-recovery.ts';
import { database, localClaim, said, secret } from './testing/database.ts';

const livenessProbe = {
  exec: { command: ['pg_isready', '-U', 'postgres'] },
  initialDelaySeconds: 60,
  periodSeconds: 20,
  failureThreshold: 3,
};
const objects = database({ container: { livenessProbe }, state: crashed({ exitCode: 137, lives: 150 }) });
const pod = objects.find(({ kind }) => kind === 'Pod') as SceneObject;
const killed = event(pod, 'Killing', 'Container app failed liveness probe, will be restarted', { type: 'Normal' });
const rejecting = event(pod, 'Unhealthy', 'Liveness probe failed: /var/run/postgresql:5432 - rejecting connections');
const silent = event(pod, 'Unhealthy', 'Liveness probe failed: /var/run/postgresql:5432 - no response');
const recovery =
  '[1] LOG:  starting PostgreSQL 17.2\n[29] LOG:  database system was interrupted; last known up at 2026-11-24 01:10:00 UTC\n[29] LOG:  database system was not properly shut down; automatic recovery in progress\n[29] LOG:  redo starts at 0/1A2B3C8\n[40] FATAL:  the database system is not yet accepting connections';

ruleCases(p09ProbeKillsRecovery, {
  finds: {
    'a liveness probe during redo': {
      objects: [objects, localClaim, secret, killed, silent],
      logs: said(recovery),
      object: 'StatefulSet/shop/db',
      severity: 'critical',
      evidence: [/redo starts at/, /livenessProbe: exec pg_isready/, /exit code 137/],
    },
    'a probe that is told so, without a log': {
      objects: [objects, localClaim, secret, killed, rejecting],
      object: 'StatefulSet/shop/db',
      evidence: [/rejecting connections/],
    },
    'a first start on a slow disk': {
      objects: [objects, secret, killed, silent],
      logs: said(
        'creating configuration files ... ok\nrunning bootstrap script ... ok\nperforming post-bootstrap initialization ... ',
      ),
      object: 'StatefulSet/shop/db',
      evidence: [/post-bootstrap/],
    },
  },
  ignores: {
    'a probe that fails for another reason': {
      objects: [objects, localClaim, secret, killed, silent],
      logs: said(`${recovery}\n[1] LOG:  database system is ready to accept connections`),
    },
    'a recovery that nobody disturbs': {
      objects: [database({ state: crashed({ exitCode: 1 }) }), secret],
      logs: said(recovery),
    },
  },
});
