import { node } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { claim, localPath, unbound, volume, waitingFor } from './testing/claims.ts';
import { v10LostNode } from './v10-lost-node.ts';

const bound = claim('data', { class: 'local-path', volume: 'pv-1' });
const on = (name: string) => volume('pv-1', { phase: 'Bound', claim: bound, node: name });
const conflict = waitingFor(
  ['data'],
  '0/1 nodes are available: 1 node(s) had volume node affinity conflict. preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.',
);

ruleCases(v10LostNode, {
  finds: {
    'data on a node that is gone': {
      objects: [node('node-1'), bound, on('node-9'), conflict],
      object: 'PersistentVolumeClaim/shop/data',
      severity: 'critical',
      evidence: [/spec.nodeAffinity: node-9/, /volume node affinity conflict/],
    },
    'a new volume meant for a node that is gone': {
      objects: [
        node('node-1'),
        localPath(),
        claim('data', { class: 'local-path', selectedNode: 'node-9' }),
        waitingFor(['data'], unbound),
      ],
      object: 'PersistentVolumeClaim/shop/data',
      evidence: [/selected-node\]: node-9/],
    },
    'two volumes of one pod on two nodes': {
      objects: [
        node('node-1'),
        node('node-2'),
        bound,
        on('node-1'),
        claim('logs', { volume: 'pv-2' }),
        volume('pv-2', { phase: 'Bound', node: 'node-2' }),
        waitingFor(['data', 'logs'], '0/2 nodes are available: 2 node(s) had volume node affinity conflict.'),
      ],
      object: 'PersistentVolumeClaim/shop/data',
      evidence: [/data: node-1; logs: node-2/],
    },
  },
  ignores: {
    'data on a node that is there and full': {
      objects: [
        node('node-1'),
        node('node-2'),
        bound,
        on('node-1'),
        waitingFor(
          ['data'],
          '0/2 nodes are available: 1 Insufficient cpu, 1 node(s) had volume node affinity conflict.',
        ),
      ],
    },
    'data of nobody on a node that is gone': { objects: [node('node-1'), bound, on('node-9')] },
    'a volume that every node reaches': {
      objects: [node('node-1'), bound, volume('pv-1', { phase: 'Bound' }), conflict],
    },
  },
});
