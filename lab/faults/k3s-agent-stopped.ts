import { script } from '../machine.ts';
import type { Fault } from './fault.ts';

export const k3sAgentStopped: Fault = {
  name: 'k3s-agent-stopped',
  on: 'agent',
  description: "the agent's service was stopped: its node falls silent, its containers go on",
  async break({ machine }) {
    await script(machine, `systemctl stop ${machine.unit}`);
  },
  async mend({ machine }) {
    await script(machine, `systemctl start ${machine.unit}`);
  },
};
