import type { Fault } from './fault.ts';

export const hostFrozen: Fault = {
  name: 'host-frozen',
  on: 'agent',
  description: 'the whole machine hangs: connections open and nothing answers',
  async break({ lab, machine }) {
    await lab.shell('power.sh', ['freeze', machine.name]);
  },
  async mend({ lab, machine }) {
    await lab.shell('power.sh', ['thaw', machine.name]);
  },
};
