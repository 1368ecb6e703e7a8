import { crashed, event, node, object, pod, waiting, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { g01ConfigMapMissing } from './g01-configmap-missing.ts';

const volumes = { volumes: [{ name: 'conf', configMap: { name: 'web-config' } }] };
const creating = waiting('ContainerCreating');
const stuck = workload('web', { phase: 'Pending', state: creating, spec: volumes });
const fromEnv = (more: object = {}) => ({ envFrom: [{ configMapRef: { name: 'web-config', ...more } }] });
const others = object('ConfigMap', 'web-conf', { more: { keys: ['a'] } });

ruleCases(g01ConfigMapMissing, {
  finds: {
    'a volume that cannot be mounted, by its event, without the right to read ConfigMaps': {
      objects: [
        node(),
        stuck,
        event(
          stuck.at(-1) ?? node(),
          'FailedMount',
          'MountVolume.SetUp failed for volume "conf" : configmap "web-config" not found',
        ),
      ],
      unreadable: { ConfigMap: { reason: 'forbidden', message: 'no' } },
      object: 'ConfigMap/shop/web-config',
      severity: 'critical',
      evidence: [/FailedMount: .*configmap "web-config" not found/],
      victims: ['Pod/shop/web-7f9c-x1', 'Deployment/shop/web'],
      also: ['U1'],
    },
    'the same after the event has expired, by following the reference': {
      objects: [node(), others, stuck],
      object: 'ConfigMap/shop/web-config',
      severity: 'critical',
      evidence: [/spec\.volumes\[conf\]: ConfigMap web-config/],
    },
    'two workloads that need it, once': {
      objects: [
        node(),
        workload('web', {
          phase: 'Pending',
          container: fromEnv(),
          state: waiting('CreateContainerConfigError', 'configmap "web-config" not found'),
        }),
        workload('api', {
          phase: 'Pending',
          container: fromEnv(),
          state: waiting('CreateContainerConfigError', 'configmap "web-config" not found'),
        }),
      ],
      object: 'ConfigMap/shop/web-config',
      evidence: [/CreateContainerConfigError: configmap "web-config" not found/],
      victims: ['Pod/shop/web-7f9c-x1', 'Pod/shop/api-7f9c-x1', 'Deployment/shop/web', 'Deployment/shop/api'],
    },
    'a projected volume': {
      objects: [
        node(),
        pod('web-1', {
          phase: 'Pending',
          state: creating,
          spec: { volumes: [{ name: 'all', projected: { sources: [{ configMap: { name: 'web-config' } }] } }] },
        }),
      ],
      object: 'ConfigMap/shop/web-config',
      evidence: [/spec\.volumes\[all\]/],
    },
    'a running pod that will not survive its next start': {
      objects: [node(), workload('web', { container: fromEnv() })],
      object: 'ConfigMap/shop/web-config',
      severity: 'warning',
      evidence: [/spec\.containers\[app\]\.envFrom: ConfigMap web-config/],
    },
  },
  ignores: {
    'an optional reference': { objects: [node(), pod('web-1', { container: fromEnv({ optional: true }) })] },
    'a pod of ten seconds, whose ConfigMap may be on its way': {
      objects: [node(), pod('web-1', { age: 10, phase: 'Pending', state: creating, spec: volumes })],
    },
    'an event about a ConfigMap that is there by now': {
      objects: [
        node(),
        object('ConfigMap', 'web-config', { more: { keys: [] } }),
        stuck,
        event(stuck.at(-1) ?? node(), 'FailedMount', 'configmap "web-config" not found'),
      ],
    },
    'ConfigMaps that could not be read': {
      objects: [node(), stuck],
      unreadable: { ConfigMap: { reason: 'forbidden', message: 'no' } },
    },
    'a container that crashes for a reason of its own': {
      objects: [node(), pod('web-1', { container: fromEnv(), state: crashed({ exitCode: 1 }) })],
    },
    'odd volumes': {
      objects: [
        node(),
        pod('web-1', {
          spec: { volumes: [{ name: 'x' }, { name: 'y', configMap: {} }, { name: 'z', projected: {} }] },
        }),
      ],
    },
  },
});
