import { crashed, event, node, object, pod, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { n16ControlPlane } from './n16-control-plane.ts';

const lease = (name: string, seconds: number, namespace = 'kube-system') =>
  object('Lease', name, { namespace, spec: { renewTime: ago(seconds) } });
const alive = [lease('node-1', 4, 'kube-node-lease'), lease('apiserver-abc', 2)];
const unseen = (name: string, age: number, spec: object = {}) =>
  pod(name, { node: null, age, spec: { ...spec }, status: { phase: 'Pending', conditions: [] } });
const seen = (name: string, seconds: number) =>
  pod(name, {
    status: {
      phase: 'Running',
      conditions: [
        { type: 'PodScheduled', status: 'True', lastTransitionTime: ago(seconds) },
        { type: 'Ready', status: 'True' },
      ],
    },
  });
const deployment = (name: string, generation: number, observed?: number, age = 3600) =>
  object('Deployment', name, {
    age,
    metadata: { generation },
    spec: { replicas: 1 },
    status:
      observed === undefined
        ? {}
        : { observedGeneration: observed, replicas: 1, readyReplicas: 1, availableReplicas: 1 },
  });
const set = object('ReplicaSet', 'web-7f9c', { spec: { replicas: 1 }, status: { replicas: 1 } });
const slice = object('EndpointSlice', 'web-x7', {
  metadata: { labels: { 'kubernetes.io/service-name': 'web' } },
  more: { endpoints: [{ conditions: { ready: true }, targetRef: { kind: 'Pod', name: 'web-7f9c-x1' } }] },
});

ruleCases(n16ControlPlane, {
  finds: {
    'new pods of which the scheduler says nothing': {
      objects: [node(), alive, seen('web-1', 4000), unseen('web-2', 50), unseen('web-3', 90)],
      object: 'Component/kube-scheduler',
      severity: 'critical',
      evidence: [/no PodScheduled condition/],
      victims: ['Pod/shop/web-2', 'Pod/shop/web-3'],
    },
    'a scheduler that no longer renews its lease': {
      objects: [node(), alive, lease('kube-scheduler', 300), seen('web-1', 4000)],
      object: 'Component/kube-scheduler',
      evidence: [/spec.renewTime: 2026-11-24T01:55:00Z/],
    },
    'a scheduler whose own pod crashes': {
      objects: [
        node(),
        alive,
        lease('kube-scheduler', 300),
        seen('web-1', 4000),
        pod('kube-scheduler-node-1', {
          namespace: 'kube-system',
          metadata: { labels: { component: 'kube-scheduler' } },
          state: crashed({ exitCode: 1 }),
        }),
        pod('kube-controller-manager-node-1', { namespace: 'kube-system' }),
      ],
      logs: { 'kube-system/kube-scheduler-node-1/app/previous': 'E1124 01:55:22 server.go:224] "Leaderelection lost"' },
      object: 'Component/kube-scheduler',
      evidence: [/spec.renewTime/, /lastState.terminated: .*exit code 1/],
      victims: ['Pod/kube-system/kube-scheduler-node-1'],
    },
    'a new Deployment that no controller has looked at': {
      objects: [node(), alive, deployment('web', 1, undefined, 60)],
      object: 'Component/kube-controller-manager',
      severity: 'critical',
      evidence: [/observedGeneration: none \(metadata.generation 1\)/],
      victims: ['Deployment/shop/web'],
    },
    'a deleted pod that nobody replaces and that endpoints still name': {
      objects: [node(), alive, set, slice],
      object: 'Component/kube-controller-manager',
      evidence: [/spec.replicas: 1, pods 0/, /Pod web-7f9c-x1: not found/],
    },
  },
  ignores: {
    'a K3s on SQLite, without such leases': { objects: [node(), alive, seen('web-1', 30)] },
    'leases that an earlier datastore left behind': {
      objects: [
        node(),
        alive,
        lease('kube-scheduler', 900_000),
        lease('kube-controller-manager', 900_000),
        seen('web-1', 4000),
        workload('api'),
      ],
    },
    'a pod of a moment ago, a gated one, and one for another scheduler': {
      objects: [
        unseen('web-1', 5),
        unseen('web-2', 90, { schedulingGates: [{ name: 'example.org/wait' }] }),
        unseen('web-3', 90, { schedulerName: 'volcano' }),
      ],
    },
    'a pod whose volume is being made on the node that the scheduler chose': {
      objects: [
        node(),
        alive,
        seen('web-1', 4000),
        unseen('db-0', 300, { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] }),
        object('PersistentVolumeClaim', 'data', {
          metadata: { annotations: { 'volume.kubernetes.io/selected-node': 'node-1' } },
          status: { phase: 'Pending' },
        }),
      ],
    },
    'one change that may have been made this very second': { objects: [node(), alive, deployment('web', 4, 3)] },
    'a quota that refuses pods': {
      objects: [node(), alive, set, event(set, 'FailedCreate', 'pods "web-7f9c-" is forbidden: exceeded quota'), slice],
    },
  },
});
