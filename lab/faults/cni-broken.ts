import { script } from '../machine.ts';
import type { Fault } from './fault.ts';

// The first file by name is the one that counts.
const file = '/var/lib/rancher/k3s/agent/etc/cni/net.d/00-lab-fault.conflist';

export const cniBroken: Fault = {
  name: 'cni-broken',
  on: 'agent',
  description: 'the CNI configuration is unreadable: the node is NotReady, "cni plugin not initialized"',
  async break({ machine }) {
    await script(machine, `echo '{"cniVersion":' > ${file}`);
  },
  async mend({ machine }) {
    await script(machine, `rm -f ${file}`);
  },
};
