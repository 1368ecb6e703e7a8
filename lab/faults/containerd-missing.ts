import { script } from '../machine.ts';
import type { Fault } from './fault.ts';

const program = '/usr/bin/containerd';

export const containerdMissing: Fault = {
  name: 'containerd-missing',
  on: 'agent',
  description: 'the container runtime died and cannot be started again: K3s exits, over and over',
  async break({ machine }) {
    await script(machine, `[ ! -e ${program} ] || mv ${program} ${program}.lab; pkill -9 -x containerd || true`);
  },
  async mend({ machine }) {
    await script(
      machine,
      `[ -e ${program}.lab ] || exit 0; mv ${program}.lab ${program}; systemctl restart ${machine.unit}`,
    );
  },
};
