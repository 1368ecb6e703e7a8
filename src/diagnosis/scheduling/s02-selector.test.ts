import { node, pod, refused, unscheduled, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { s02Selector } from './s02-selector.ts';

const mismatch =
  "0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector. preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.";
const affinity = (key: string, operator: string, values?: readonly string[]) => ({
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: [{ key, operator, values }] }],
      },
    },
  },
});
const ssd = node('node-1', { metadata: { labels: { 'kubernetes.io/hostname': 'node-1', disktype: 'SSD' } } });

ruleCases(s02Selector, {
  finds: {
    'a nodeSelector that nobody meets': {
      objects: [ssd, workload('web', { ...refused(mismatch), spec: { nodeSelector: { disktype: 'ssd' } } })],
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/spec\.nodeSelector: disktype=ssd/],
      victims: ['Pod/shop/web-7f9c-x1'],
    },
    'required node affinity, in the words of old versions': {
      objects: [
        ssd,
        unscheduled('web-1', "0/1 nodes are available: 1 node(s) didn't match node selector.", {
          spec: affinity('zone', 'In', ['a', 'b']),
        }),
      ],
      object: 'Pod/shop/web-1',
      evidence: [/nodeAffinity: zone In \(a, b\)/],
    },
    'a message that names the selector while the node is full as well': {
      objects: [
        ssd,
        pod('big-0', { container: { resources: { requests: { cpu: '4' } } } }),
        unscheduled('web-1', mismatch, {
          spec: { nodeSelector: { gpu: 'yes' } },
          container: { resources: { requests: { cpu: '1' } } },
        }),
      ],
      object: 'Pod/shop/web-1',
      evidence: [/gpu=yes/],
      // All of the only node is reserved, which is another matter.
      also: ['W17'],
    },
    'two labels that no single node has together': {
      objects: [
        node('a', { metadata: { labels: { disk: 'ssd' } } }),
        node('b', { metadata: { labels: { zone: 'west' } } }),
        unscheduled('web-1', mismatch.replaceAll('1', '2'), { spec: { nodeSelector: { disk: 'ssd', zone: 'west' } } }),
      ],
      object: 'Pod/shop/web-1',
      evidence: [/disk=ssd, zone=west/],
    },
  },
  ignores: {
    'a node that matches and is only full': {
      objects: [
        node(),
        node('full', {
          metadata: { labels: { disktype: 'ssd' } },
          status: { allocatable: { cpu: '1', pods: '10', memory: '1Gi' } },
        }),
        pod('big-0', { node: 'full', container: { resources: { requests: { cpu: '900m' } } } }),
        unscheduled(
          'web-1',
          "0/2 nodes are available: 1 Insufficient cpu, 1 node(s) didn't match Pod's node affinity/selector.",
          {
            spec: { nodeSelector: { disktype: 'ssd' } },
            container: { resources: { requests: { cpu: '500m' } } },
          },
        ),
      ],
    },
    'a preference, which no pod waits for': {
      objects: [
        node(),
        pod('web-1', {
          spec: {
            affinity: {
              nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, preference: {} }] },
            },
          },
        }),
      ],
    },
  },
});
