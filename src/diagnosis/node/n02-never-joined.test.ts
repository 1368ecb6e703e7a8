import { deadHost, host } from '../testing/hosts.ts';
import { node } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { n02NeverJoined } from './n02-never-joined.ts';

ruleCases(n02NeverJoined, {
  finds: {
    'a node that was announced and never reported': {
      objects: [
        node(),
        node('node-2', {
          age: 400,
          status: { addresses: [] },
          conditions: [
            {
              type: 'Ready',
              status: 'Unknown',
              reason: 'NodeStatusNeverUpdated',
              message: 'Kubelet never posted node status.',
              lastTransitionTime: ago(340),
            },
          ],
        }),
      ],
      object: 'Node/node-2',
      severity: 'critical',
      evidence: [/NodeStatusNeverUpdated: Kubelet never posted/],
    },
    'a configured host that is no node': {
      objects: [node()],
      hosts: { 'vps-2': host({ role: 'agent', hostname: 'node-2', addresses: ['10.0.0.12'] }) },
      object: 'Host/vps-2',
      severity: 'warning',
      evidence: [/hostname: node-2/, /k3s-agent.service: active/],
    },
  },
  ignores: {
    'a host whose node has another name and the same address': {
      objects: [node()],
      hosts: { 'vps-1': host({ hostname: 'debian' }) },
    },
    'a host that could not be read': { objects: [node()], hosts: { 'vps-2': deadHost() } },
    'nodes that could not be listed': {
      unreadable: { Node: { reason: 'forbidden', message: 'nodes is forbidden' } },
      objects: [],
    },
  },
});
