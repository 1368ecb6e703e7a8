import { node, object, pod, unscheduled } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { w17NodeLimits } from './w17-node-limits.ts';

const usage = (memory: string, name = 'node-1') =>
  object('NodeMetrics', name, { more: { usage: { cpu: '3900m', memory } } });
const heavy = (name: string, on: string, cpu: string) =>
  pod(name, { node: on, container: { resources: { requests: { cpu } } } });

ruleCases(w17NodeLimits, {
  finds: {
    'memory that is nearly used up': {
      objects: [node(), usage('7800Mi')],
      object: 'Node/node-1',
      severity: 'warning',
      evidence: [/usage\.memory: memory 95 %/],
    },
    'a single node on which everything is reserved': {
      objects: [node(), heavy('a', 'node-1', '2'), heavy('b', 'node-1', '1900m')],
      object: 'Node/node-1',
      evidence: [/cpu requests 98 %/],
    },
  },
  ignores: {
    'a busy processor and memory with room': { objects: [node(), usage('4Gi')] },
    'one full node of two': { objects: [node(), node('node-2'), heavy('a', 'node-1', '3900m')] },
    'a pod that waits already': {
      objects: [
        node(),
        heavy('a', 'node-1', '3900m'),
        unscheduled('b', '0/1 nodes are available: 1 Insufficient cpu.'),
      ],
    },
    'a node that takes no pods': { objects: [node('node-1', { spec: { unschedulable: true } }), usage('7800Mi')] },
    'pods that ended': {
      objects: [node(), pod('a', { phase: 'Succeeded', container: { resources: { requests: { cpu: '4' } } } })],
    },
  },
});
