import type { Fault } from './fault.ts';

export const registryRefusing: Fault = {
  name: 'registry-refusing',
  on: 'registry',
  description: 'the registry is down: connection refused',
  async break({ lab }) {
    await lab.shell('power.sh', ['registry-stop']);
  },
  async mend({ lab }) {
    await lab.shell('power.sh', ['registry-start']);
  },
};
