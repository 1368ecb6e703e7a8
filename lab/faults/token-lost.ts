import { script } from '../machine.ts';
import type { Fault } from './fault.ts';

const token = '/var/lib/rancher/k3s/server/token';

export const tokenLost: Fault = {
  name: 'token-lost',
  on: 'server',
  description: "the server's token file is gone: K3s cannot open its own datastore and exits",
  async break({ machine }) {
    await script(
      machine,
      `[ -e ${token}.lab ] || mv ${token} ${token}.lab; systemctl restart --no-block ${machine.unit}`,
    );
  },
  async mend({ machine }) {
    await script(
      machine,
      `[ -e ${token}.lab ] || exit 0; mv -f ${token}.lab ${token}; systemctl restart ${machine.unit}`,
    );
  },
};
