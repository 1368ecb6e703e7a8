import type { Fault } from './fault.ts';

export const networkCut: Fault = {
  name: 'network-cut',
  on: 'agent',
  description: "the machine's cable is pulled: it runs on, alone",
  async break({ lab, machine }) {
    await lab.shell('power.sh', ['unplug-network', machine.name]);
  },
  async mend({ lab, machine }) {
    await lab.shell('power.sh', ['plug-network', machine.name]);
  },
};
