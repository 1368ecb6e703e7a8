import { crashed, event, node, object, pod, waiting, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { g03KeyMissing } from './g03-key-missing.ts';

const secret = object('Secret', 'db', { more: { type: 'Opaque', keys: ['passwd'] } });
const needs = (key: string, more: object = {}) => ({
  env: [{ name: 'P', valueFrom: { secretKeyRef: { name: 'db', key, ...more } } }],
});
const files = {
  volumes: [{ name: 'tls', secret: { secretName: 'db', items: [{ key: 'tls.crt', path: 'tls.crt' }] } }],
};
const mounting = workload('web', { phase: 'Pending', state: waiting('ContainerCreating'), spec: files });
const crashing = pod('web-1', {
  container: { envFrom: [{ configMapRef: { name: 'settings' } }] },
  state: crashed({ exitCode: 1 }),
});

ruleCases(g03KeyMissing, {
  finds: {
    'a key that the Secret does not have': {
      objects: [
        node(),
        secret,
        workload('web', {
          phase: 'Pending',
          container: needs('password'),
          state: waiting('CreateContainerConfigError', "couldn't find key password in Secret shop/db"),
        }),
      ],
      object: 'Secret/shop/db',
      severity: 'critical',
      evidence: [/couldn't find key password in Secret shop\/db/],
      victims: ['Pod/shop/web-7f9c-x1', 'Deployment/shop/web'],
    },
    'a volume item, by its event': {
      objects: [
        node(),
        secret,
        mounting,
        event(
          mounting.at(-1) ?? node(),
          'FailedMount',
          'MountVolume.SetUp failed for volume "tls" : references non-existent secret key: tls.crt',
        ),
      ],
      object: 'Secret/shop/db',
      evidence: [/references non-existent secret key: tls\.crt/],
    },
    'a volume item, by following the reference': {
      objects: [node(), secret, mounting],
      object: 'Secret/shop/db',
      evidence: [/spec\.volumes\[tls\]\.items\[tls\.crt\]: Secret db, key tls\.crt/],
    },
    'a key that is no variable name, while the container crashes': {
      objects: [
        node(),
        object('ConfigMap', 'settings', { more: { keys: ['OK'] } }),
        crashing,
        event(
          crashing,
          'InvalidEnvironmentVariableNames',
          'Keys [1st-url] from the EnvFrom configMap shop/settings were skipped since they are considered invalid environment variable names.',
        ),
      ],
      object: 'ConfigMap/shop/settings',
      evidence: [/Keys \[1st-url\]/],
    },
  },
  ignores: {
    'a key that is there': { objects: [node(), secret, pod('web-1', { container: needs('passwd') })] },
    'an optional key': { objects: [node(), secret, pod('web-1', { container: needs('nothing', { optional: true }) })] },
    'a missing Secret, which is G2': { objects: [node(), pod('web-1', { container: needs('password') })] },
  },
});
