import { node, pod, refused, unscheduled, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { s03Taint } from './s03-taint.ts';

const tainted = (key: string, value = '', effect = 'NoSchedule', name = 'node-1') =>
  node(name, { spec: { taints: [{ key, ...(value && { value }), effect }] } });
const message =
  '0/1 nodes are available: 1 node(s) had untolerated taint {dedicated: db}. preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.';

ruleCases(s03Taint, {
  finds: {
    'a taint that the pod does not tolerate': {
      objects: [tainted('dedicated', 'db'), workload('web', refused(message))],
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/untolerated taint/, /spec\.taints: dedicated=db:NoSchedule/],
      victims: ['Node/node-1', 'Pod/shop/web-7f9c-x1'],
    },
    'a toleration with the wrong value, and a message that names no taint': {
      objects: [
        tainted('dedicated', 'db'),
        unscheduled('web-1', '0/1 nodes are available: 1 node(s) had untolerated taint(s).', {
          spec: { tolerations: [{ key: 'dedicated', value: 'web', effect: 'NoSchedule' }] },
        }),
      ],
      object: 'Pod/shop/web-1',
      evidence: [/dedicated=db:NoSchedule/],
    },
    'a server reserved for K3s itself': {
      objects: [
        tainted('CriticalAddonsOnly', 'true', 'NoExecute'),
        unscheduled(
          'web-1',
          "0/1 nodes are available: 1 node(s) had taint {CriticalAddonsOnly: true}, that the pod didn't tolerate.",
        ),
      ],
      object: 'Pod/shop/web-1',
      evidence: [/CriticalAddonsOnly=true:NoExecute/],
    },
    'a network plugin that is not ready on the node, which is the node’s fault, once for two workloads': {
      objects: [
        tainted('node.cilium.io/agent-not-ready'),
        workload('web', refused('0/1 nodes are available: 1 node(s) had untolerated taint(s).')),
        workload('api', refused('0/1 nodes are available: 1 node(s) had untolerated taint(s).')),
      ],
      object: 'Node/node-1',
      severity: 'critical',
      evidence: [/spec\.taints: node\.cilium\.io\/agent-not-ready:NoSchedule/],
    },
    'the node whose selector matches is the tainted one': {
      objects: [
        node(),
        node('gpu', { metadata: { labels: { gpu: 'yes' } }, spec: { taints: [{ key: 'gpu', effect: 'NoSchedule' }] } }),
        unscheduled(
          'web-1',
          "0/2 nodes are available: 1 node(s) didn't match Pod's node affinity/selector, 1 node(s) had untolerated taint {gpu: }.",
          {
            spec: { nodeSelector: { gpu: 'yes' } },
          },
        ),
      ],
      object: 'Pod/shop/web-1',
      evidence: [/spec\.taints: gpu:NoSchedule/, /spec: nodeSelector\/nodeAffinity/],
    },
  },
  ignores: {
    'a taint that the pod tolerates': {
      objects: [
        tainted('dedicated', 'db'),
        pod('web-1', { spec: { tolerations: [{ key: 'dedicated', operator: 'Exists' }] } }),
      ],
    },
    'a taint that only discourages, on a node that is full': {
      objects: [
        tainted('dedicated', 'db', 'PreferNoSchedule'),
        unscheduled('web-1', '0/1 nodes are available: 1 Insufficient cpu.', {
          container: { resources: { requests: { cpu: '5' } } },
        }),
      ],
    },
  },
});
