import { script } from '../machine.ts';
import type { Fault } from './fault.ts';

export const k3sStopped: Fault = {
  name: 'k3s-stopped',
  on: 'server',
  description: 'the K3s service was stopped: no API server, but the containers go on',
  async break({ machine }) {
    await script(machine, `systemctl stop ${machine.unit}`);
  },
  async mend({ machine }) {
    await script(machine, `systemctl start ${machine.unit}`);
  },
};
