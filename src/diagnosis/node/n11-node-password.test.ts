import { host, line, startingUnit } from '../testing/hosts.ts';
import { event, node } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { n11NodePassword } from './n11-node-password.ts';

const rejected = line(
  'error',
  "https://127.0.0.1:6444/v1-k3s/client-kubelet.crt: 403 Forbidden: Node password rejected, duplicate hostname or contents of '/etc/rancher/node/password' may not match server node-passwd entry, try enabling a unique node name with the --with-node-id flag",
);
const agent = (journal: readonly string[], more: object = {}) =>
  host({ role: 'agent', hostname: 'node-2', addresses: ['10.0.0.12'], journal, ...more });

ruleCases(n11NodePassword, {
  finds: {
    'an agent that was installed anew and no longer is a node': {
      objects: [node()],
      hosts: { 'vps-2': agent([rejected, rejected], { unit: startingUnit }) },
      object: 'Host/vps-2',
      severity: 'critical',
      evidence: [/Node password rejected/],
      victims: ['Secret/kube-system/node-2.node-password.k3s', 'Node/node-2'],
    },
    'an agent that is refused before its node is marked': {
      objects: [node(), node('node-2', { status: { addresses: [] } })],
      hosts: { 'vps-2': agent([rejected], { unit: startingUnit }) },
      object: 'Node/node-2',
      severity: 'critical',
      evidence: [/403 Forbidden/],
    },
    'an event about a node': {
      objects: [
        node(),
        event(
          node(),
          'NodePasswordValidationFailed',
          'Deferred node password secret validation failed: hash does not match',
        ),
      ],
      object: 'Node/node-1',
      severity: 'warning',
      evidence: [/NodePasswordValidationFailed/],
    },
  },
  ignores: {
    'a line of before the agent was let in': {
      objects: [node(), node('node-2', { status: { addresses: [] } })],
      hosts: { 'vps-2': agent([rejected, line('info', 'Starting k3s agent v1.35.4+k3s1')]) },
    },
    'a wrong token': {
      objects: [node(), node('node-2', { status: { addresses: [] } })],
      hosts: {
        'vps-2': agent([line('error', '/v1-k3s/config: 401 Unauthorized: not authorized')], { unit: startingUnit }),
      },
    },
  },
});
