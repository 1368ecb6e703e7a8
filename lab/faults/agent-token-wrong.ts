import { script } from '../machine.ts';
import type { Fault } from './fault.ts';

const file = '/etc/systemd/system/k3s-agent.service.env';

export const agentTokenWrong: Fault = {
  name: 'agent-token-wrong',
  on: 'agent',
  description: 'the agent holds a token that the server does not take: 401, over and over',
  async break({ machine }) {
    await script(
      machine,
      `[ -e ${file}.lab ] || cp -p ${file} ${file}.lab
sed -i 's/^K3S_TOKEN=.*/K3S_TOKEN=wrong/' ${file}
systemctl restart --no-block ${machine.unit}`,
    );
  },
  async mend({ machine }) {
    await script(machine, `[ -e ${file}.lab ] || exit 0; mv -f ${file}.lab ${file}; systemctl restart ${machine.unit}`);
  },
};
