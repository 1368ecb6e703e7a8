import { crashed, event, object, waiting, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { c17HookOrVariable } from './c17-hook-or-variable.ts';

const env = [
  { name: 'DATA_SOURCE_NAME', value: 'postgresql://exporter:$(POSTGRES_PASSWORD)@localhost/shop' },
  { name: 'POSTGRES_PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } },
];
const hooked = { lifecycle: { postStart: { exec: { command: ['/warm-up.sh'] } } } };
const web = workload('web', { container: hooked, state: crashed({ exitCode: 137 }) });
const pod = web[2];
if (!pod) throw new Error('a Deployment has a pod');
const secret = object('Secret', 'db', { more: { type: 'Opaque', keys: ['password'] } });

ruleCases(c17HookOrVariable, {
  finds: {
    'a hook that fails and takes the container with it': {
      objects: [web, event(pod, 'FailedPostStartHook', 'PostStartHook failed')],
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/PostStartHook failed/, /lifecycle.postStart: .*warm-up/],
    },
    'the same by its state alone': {
      objects: [workload('web', { container: hooked, state: waiting('PostStartHookError', 'command exited with 1') })],
      object: 'Deployment/shop/web',
      evidence: [/PostStartHookError/],
    },
    'a variable that is used before it is defined': {
      objects: [secret, workload('web', { container: { env }, state: crashed({ exitCode: 1 }) })],
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/env\[DATA_SOURCE_NAME\]: … \$\(POSTGRES_PASSWORD\) …/],
    },
    'the same in a container that does not fail': {
      objects: [secret, workload('web', { container: { env } })],
      object: 'Deployment/shop/web',
      severity: 'warning',
      evidence: [/POSTGRES_PASSWORD/],
    },
  },
  ignores: {
    'the right order': {
      objects: [workload('web', { container: { env: env.toReversed() }, state: crashed({ exitCode: 1 }) })],
    },
    'an escaped reference': {
      objects: [
        workload('web', {
          container: {
            env: [
              { name: 'A', value: '$$(B)' },
              { name: 'B', value: '1' },
            ],
          },
        }),
      ],
    },
    'a variable of a Service, and one for a shell': {
      objects: [
        workload('web', {
          container: { env: [{ name: 'A', value: '$(DB_SERVICE_HOST) $(date)' }] },
          state: crashed({ exitCode: 1 }),
        }),
      ],
    },
    'a name that an unread Secret may define': {
      objects: [
        workload('web', {
          container: { env: [{ name: 'A', value: '$(B)' }], envFrom: [{ secretRef: { name: 'gone' } }] },
          state: crashed({ exitCode: 1 }),
        }),
      ],
    },
    'an old event of a hook that works now': {
      objects: [workload('web', { container: hooked }), event(pod, 'FailedPostStartHook', `failed at ${ago(9)}`)],
    },
  },
});
