import type { Fault } from './fault.ts';

export const hostOff: Fault = {
  name: 'host-off',
  on: 'agent',
  description: 'power cut: the machine is off, nothing was saved',
  async break({ lab, machine }) {
    await lab.shell('power.sh', ['cut', machine.name]);
  },
  async mend({ lab, machine }) {
    await lab.shell('power.sh', ['boot', machine.name]);
  },
};
