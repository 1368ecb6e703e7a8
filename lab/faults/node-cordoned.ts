import type { Fault } from './fault.ts';

export const nodeCordoned: Fault = {
  name: 'node-cordoned',
  on: 'agent',
  description: 'the node was cordoned and forgotten',
  async break({ lab, machine }) {
    await lab.kubectl(['cordon', machine.name]);
  },
  async mend({ lab, machine }) {
    await lab.kubectl(['uncordon', machine.name]);
  },
};
