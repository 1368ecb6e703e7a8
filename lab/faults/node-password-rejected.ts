import { script } from '../machine.ts';
import type { Fault } from './fault.ts';

const file = '/etc/rancher/node/password';

export const nodePasswordRejected: Fault = {
  name: 'node-password-rejected',
  on: 'agent',
  description: 'the node lost its password and made a new one: the server takes it for an impostor',
  async break({ machine }) {
    await script(machine, `[ -e ${file}.lab ] || mv ${file} ${file}.lab; systemctl restart --no-block ${machine.unit}`);
  },
  async mend({ machine }) {
    await script(machine, `[ -e ${file}.lab ] || exit 0; mv -f ${file}.lab ${file}; systemctl restart ${machine.unit}`);
  },
};
