import { crashed, type Fields, node, object, pod, waiting, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { u05Workload } from './u05-workload.ts';

const deployment = (spec: Fields, status: Fields = {}) =>
  object('Deployment', 'web', { spec: { replicas: 2, ...spec }, status });
const set = object('StatefulSet', 'db', { spec: { replicas: 3 }, status: { replicas: 1 } });

ruleCases(u05Workload, {
  finds: {
    'a Deployment without any pod': {
      objects: [node(), deployment({}, { replicas: 0 })],
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/status\.replicas: 0 of 2/],
    },
    'a DaemonSet that is not on every node': {
      objects: [
        node(),
        object('DaemonSet', 'agent', {
          spec: {},
          status: { desiredNumberScheduled: 2, currentNumberScheduled: 1, numberReady: 1 },
        }),
      ],
      object: 'DaemonSet/shop/agent',
      severity: 'warning',
      evidence: [/1 of 2/],
    },
  },
  ignores: {
    'a workload with all of its pods': { objects: [node(), workload('web')] },
    'a workload scaled to zero': { objects: [node(), deployment({ replicas: 0 }, { replicas: 0 })] },
    'a Deployment that is a minute into its rollout': {
      objects: [
        node(),
        deployment({}, { replicas: 0, conditions: [{ type: 'Progressing', status: 'True', lastUpdateTime: ago(60) }] }),
      ],
    },
    'a paused one': { objects: [node(), deployment({ paused: true }, { replicas: 0 })] },
    'a StatefulSet that waits for its first pod': {
      objects: [node(), set, pod('db-0', { owner: set, state: crashed({ exitCode: 1 }) })],
    },
    'one whose old pod still ends': {
      objects: [node(), set, pod('db-0', { owner: set, metadata: { deletionTimestamp: ago(10) } })],
    },
    'a pod that is there and not well': {
      objects: [node(), workload('web', { phase: 'Pending', state: waiting('ContainerCreating') })],
    },
  },
});
