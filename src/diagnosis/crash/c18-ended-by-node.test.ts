import { node, ownerOf, pod, replicaSet, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { c18EndedByNode } from './c18-ended-by-node.ts';

const ended = (reason: string, message: string, seconds = 600) => ({
  phase: 'Failed',
  status: {
    phase: 'Failed',
    reason,
    message,
    conditions: [{ type: 'DisruptionTarget', status: 'True', lastTransitionTime: ago(seconds) }],
    containerStatuses: [],
  },
});
const full = 'Usage of EmptyDir volume "data" exceeds the limit "4Mi". ';
const set = replicaSet('web-7f9c');
const ofSet = (name: string, more: object) => pod(name, { ...more, metadata: { ownerReferences: [ownerOf(set)] } });

ruleCases(c18EndedByNode, {
  finds: {
    'a pod of nobody that went over its own limit': {
      objects: [node(), pod('writer', ended('Evicted', full))],
      object: 'Pod/shop/writer',
      severity: 'warning',
      evidence: [/Evicted: Usage of EmptyDir volume "data" exceeds/],
    },
    'a workload whose pods go over their limits one after the other': {
      objects: [set, ofSet('web-7f9c-a', ended('Evicted', full))],
      object: 'ReplicaSet/shop/web-7f9c',
      severity: 'critical',
      evidence: [/exceeds the limit/],
    },
    'a workload whose pods a node refuses again and again': {
      objects: [set, ['a', 'b', 'c'].map((name) => ofSet(name, ended('NodeAffinity', 'Pod was rejected')))],
      object: 'ReplicaSet/shop/web-7f9c',
      evidence: [/NodeAffinity: Pod was rejected/],
    },
  },
  ignores: {
    'a pod that was evicted from a full node and replaced': {
      objects: [set, ofSet('web-7f9c-a', ended('Evicted', 'The node was low on resource: memory.')), workload('other')],
    },
    'a pod of nobody that ended last week': { objects: [pod('writer', ended('Evicted', full, 86_400 * 7))] },
    'a program that failed by itself': { objects: [pod('once', { phase: 'Failed' })] },
  },
});
