import { event, node, object, pod, running, unscheduled, waiting, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { u04Pod } from './u04-pod.ts';

const creating = { phase: 'Pending', state: waiting('ContainerCreating') } as const;
const pulls = pod('web-1', { ...creating, age: 400 });
const job = object('Job', 'import', { spec: {}, status: {} });

ruleCases(u04Pod, {
  finds: {
    'a container that is never made, without a word': {
      objects: [node(), workload('web', creating)],
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/containerStatuses\[app\]: ContainerCreating/],
      victims: ['Pod/shop/web-7f9c-x1'],
    },
    'a refusal by the scheduler in words that nobody knows': {
      objects: [node(), unscheduled('web-1', '0/1 nodes are available: 1 node(s) did not please the oracle.')],
      object: 'Pod/shop/web-1',
      evidence: [/status\.phase: Pending/],
    },
    'a reason of waiting that is new': {
      objects: [
        node(),
        workload('web', { phase: 'Pending', state: waiting('QuantumEntanglementError', 'the cat is both') }),
      ],
      object: 'Deployment/shop/web',
      evidence: [/QuantumEntanglementError: the cat is both/],
    },
  },
  ignores: {
    'a pod of one minute': { objects: [node(), pod('web-1', { ...creating, age: 60 })] },
    'a pod that runs and is ready': { objects: [node(), pod('web-1')] },
    'a completed pod': {
      objects: [node(), pod('web-1', { phase: 'Succeeded', state: { state: { terminated: { exitCode: 0 } } } })],
    },
    'a migration of five minutes before the program starts': {
      objects: [
        node(),
        pod('web-1', {
          ...creating,
          age: 400,
          state: waiting('PodInitializing'),
          initContainers: [{ name: 'migrate' }],
          initStates: { migrate: running({ ready: false, state: { running: { startedAt: ago(300) } } }) },
        }),
      ],
    },
    'a large image that is being pulled': {
      objects: [
        node(),
        pulls,
        event(pulls, 'Pulling', 'Pulling image "shop/app:1.0"', { type: 'Normal', seconds: 300 }),
      ],
    },
    'a failed pod that its controller has replaced': {
      objects: [node(), pod('import-1', { phase: 'Failed', owner: job })],
    },
    'a pod that became not ready a minute ago': {
      objects: [
        node(),
        pod('web-1', {
          state: running({ ready: false }),
          status: { conditions: [{ type: 'Ready', status: 'False', lastTransitionTime: ago(60) }] },
        }),
      ],
    },
    'a container that started again half a minute ago': {
      objects: [node(), pod('web-1', { state: running({ ready: false, state: { running: { startedAt: ago(30) } } }) })],
    },
    'a pod that is being deleted': {
      objects: [node(), pod('web-1', { ...creating, metadata: { deletionTimestamp: ago(900) } })],
    },
  },
});
