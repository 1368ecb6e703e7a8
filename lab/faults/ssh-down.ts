import { script } from '../machine.ts';
import type { Fault } from './fault.ts';

/** The service alone: connections that are open stay, new ones are refused. It comes back by itself, else no one could mend it. */
export const sshDown: Fault = {
  name: 'ssh-down',
  on: 'agent',
  description: 'sshd is stopped: the host lives and cannot be reached; it returns by itself after 5 minutes at most',
  async break({ machine }) {
    await script(machine, `systemd-run -q --on-active=300 systemctl start ssh; systemctl stop ssh`);
  },
  async mend({ lab, machine }) {
    await lab.shell('power.sh', ['run', machine.name, 'systemctl', 'start', 'ssh']);
  },
};
