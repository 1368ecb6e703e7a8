import { script } from '../machine.ts';
import type { Fault } from './fault.ts';

const file = '/var/lib/lab-fault-fill';

export const diskFullHost: Fault = {
  name: 'disk-full-host',
  on: 'agent',
  description: 'the root disk is full but for 64 MB: DiskPressure, image removal, evictions',
  async break({ machine }) {
    await script(
      machine,
      `rm -f ${file}; fallocate -l $(($(df --output=avail -B1 / | tail -1) - 64*1024*1024)) ${file}`,
    );
  },
  // The kubelet keeps the condition for 5 more minutes; a restart forgets it.
  async mend({ machine }) {
    await script(machine, `[ -e ${file} ] || exit 0; rm ${file}; systemctl restart ${machine.unit}`);
  },
};
