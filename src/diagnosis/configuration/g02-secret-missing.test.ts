import { node, object, pod, running, waiting, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { g02SecretMissing } from './g02-secret-missing.ts';

const password = { env: [{ name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } }] };
const refused = waiting('CreateContainerConfigError', 'secret "db" not found');
const stuck = { phase: 'Pending', container: password, state: refused } as const;

ruleCases(g02SecretMissing, {
  finds: {
    'one Secret that three workloads need, as one finding': {
      objects: [
        node(),
        workload('web', stuck),
        workload('api', stuck),
        workload('db', { ...stuck, kind: 'StatefulSet' }),
      ],
      object: 'Secret/shop/db',
      severity: 'critical',
      evidence: [/state\.waiting: CreateContainerConfigError: secret "db" not found/],
      victims: [
        'Pod/shop/web-7f9c-x1',
        'Pod/shop/api-7f9c-x1',
        'Pod/shop/db-0',
        'Deployment/shop/web',
        'Deployment/shop/api',
        'StatefulSet/shop/db',
      ],
    },
    'only the one container that needs it': {
      objects: [
        node(),
        object('Secret', 'db', { namespace: 'other', more: { type: 'Opaque', keys: ['password'] } }),
        workload('web', {
          container: [{ name: 'app' }, { name: 'exporter', ...password }],
          states: { app: running(), exporter: refused },
        }),
      ],
      object: 'Secret/shop/db',
      evidence: [/containerStatuses\[exporter\]/],
    },
    'two Secrets of one container, both told of': {
      objects: [
        node(),
        workload('web', {
          phase: 'Pending',
          container: {
            env: [...password.env, { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'api', key: 'token' } } }],
          },
          state: waiting('CreateContainerConfigError', 'secret "api" not found'),
        }),
      ],
      object: 'Secret/shop/api',
      evidence: [/secret "api" not found/],
      also: ['G2'],
    },
    'an init container that needs it': {
      objects: [
        node(),
        workload('web', {
          phase: 'Pending',
          initContainers: [{ name: 'migrate', ...password }],
          initStates: { migrate: refused },
          state: waiting('PodInitializing'),
        }),
      ],
      object: 'Secret/shop/db',
      evidence: [/initContainerStatuses\[migrate\]/],
    },
  },
  ignores: {
    'a pull secret, which is a matter of images': {
      objects: [node(), pod('web-1', { spec: { imagePullSecrets: [{ name: 'db' }] } })],
    },
    'a pod that is done': { objects: [node(), pod('web-1', { phase: 'Succeeded', container: password })] },
    'a pod that waits for a node, and has not looked yet': {
      objects: [node(), pod('web-1', { node: null, age: 20, container: password })],
    },
    'a Secret in a namespace that was not asked for': {
      namespaces: ['other'],
      objects: [node(), pod('web-1', { container: password })],
    },
  },
});
