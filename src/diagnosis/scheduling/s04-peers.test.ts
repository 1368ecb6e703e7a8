import { node, object, ownerOf, pod, refused, unscheduled, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { s04Peers } from './s04-peers.ts';

const message =
  "0/2 nodes are available: 2 node(s) didn't match pod anti-affinity rules. preemption: 0/2 nodes are available: 2 No preemption victims found for incoming pod.";
const apart = (app: string) => ({
  affinity: {
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [
        { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app } } },
      ],
    },
  },
});
const together = {
  affinity: {
    podAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [
        {
          topologyKey: 'kubernetes.io/hostname',
          labelSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['cache'] }] },
        },
      ],
    },
  },
};
const spreading = (app: string) => ({
  topologySpreadConstraints: [
    { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels: { app } } },
  ],
});
const deployment = object('ReplicaSet', 'web-7f9c', {
  metadata: { ownerReferences: [ownerOf(object('Deployment', 'web'))] },
});

ruleCases(s04Peers, {
  finds: {
    'three replicas that want nodes of their own, on two nodes': {
      objects: [
        node(),
        node('node-2'),
        object('Deployment', 'web', { spec: { replicas: 3 }, status: { replicas: 3, readyReplicas: 2 } }),
        deployment,
        pod('web-7f9c-a', { owner: deployment, spec: apart('web') }),
        pod('web-7f9c-b', { owner: deployment, spec: apart('web'), node: 'node-2' }),
        unscheduled('web-7f9c-c', message, { owner: deployment, spec: apart('web') }),
      ],
      object: 'Deployment/shop/web',
      severity: 'warning',
      evidence: [/podAntiAffinity kubernetes\.io\/hostname/],
      victims: ['Pod/shop/web-7f9c-c'],
    },
    'another pod that refuses the neighbour': {
      objects: [
        node(),
        pod('lonely-0', { spec: apart('web') }),
        workload(
          'web',
          refused("0/1 nodes are available: 1 node(s) didn't satisfy existing pods anti-affinity rules."),
        ),
      ],
      object: 'Deployment/shop/web',
      evidence: [/podAntiAffinity/],
    },
    'a wanted neighbour that does not exist': {
      objects: [
        node(),
        workload('web', {
          ...refused("0/1 nodes are available: 1 node(s) didn't match pod affinity rules."),
          spec: together,
        }),
      ],
      object: 'Deployment/shop/web',
      evidence: [/podAffinity/],
    },
    'an even spread over zones of which one is reserved for the control plane': {
      objects: [
        node('a', { metadata: { labels: { zone: 'a' } } }),
        node('b', {
          metadata: { labels: { zone: 'b' } },
          spec: { taints: [{ key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' }] },
        }),
        pod('web-1', { node: 'a' }),
        unscheduled(
          'web-2',
          "0/2 nodes are available: 1 node(s) didn't match pod topology spread constraints, 1 node(s) had untolerated taint(s).",
          { spec: spreading('web') },
        ),
      ],
      object: 'Pod/shop/web-2',
      evidence: [/topologySpreadConstraints zone/],
    },
  },
  ignores: {
    'an anti-affinity against pods of another namespace': {
      objects: [node(), pod('web-1', { namespace: 'other' }), pod('web-2', { spec: apart('web') })],
    },
    'replicas that are kept apart and have a node each': {
      objects: [
        node(),
        node('node-2'),
        pod('web-1', { spec: apart('web') }),
        pod('web-2', { node: 'node-2', spec: apart('web') }),
      ],
    },
  },
});
