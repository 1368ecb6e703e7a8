import { unreadable } from '../../model/readable.ts';
import { rules } from '../registry.ts';
import { node, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { u02UnreadableHost } from './u02-unreadable-host.ts';

const unreadableHost = u02UnreadableHost(rules.filter((rule) => rule.family !== 'unknown'));
const denied = unreadable('unauthorised', 'Permission denied (publickey)');
const silent = node('node-1', {
  conditions: [
    {
      type: 'Ready',
      status: 'Unknown',
      reason: 'NodeStatusUnknown',
      message: 'Kubelet stopped posting node status.',
      lastHeartbeatTime: ago(600),
      lastTransitionTime: ago(550),
    },
  ],
});

ruleCases(unreadableHost, {
  finds: {
    'a host that refuses the key while its node is well': {
      objects: [node(), workload('web')],
      hosts: { 'node-1': denied },
      object: 'Host/node-1',
      severity: 'unknown',
      evidence: [/ssh: unauthorised: Permission denied/],
      victims: [],
    },
    'a host that is no node': {
      objects: [node()],
      hosts: { backup: unreadable('timeout', 'no answer within 10 s') },
      object: 'Host/backup',
      evidence: [/ssh: timeout/],
    },
  },
  ignores: {
    'no host configured': { objects: [node()] },
    'a silent node without a host': { objects: [silent] },
  },
});
