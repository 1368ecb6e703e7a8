import { script } from '../machine.ts';
import type { Fault } from './fault.ts';

const unit = 'lab-datastore-lock';

export const datastoreLocked: Fault = {
  name: 'datastore-locked',
  on: 'server',
  description: 'another process holds the lock of state.db: reading works, every write waits and fails',
  async break({ machine }) {
    await script(
      machine,
      `systemctl -q is-active ${unit} && exit 0
systemctl reset-failed ${unit} 2> /dev/null || true
systemd-run -q --unit=${unit} sh -c '(echo ".timeout 20000"; echo "BEGIN IMMEDIATE;"; echo ".print locked"; exec sleep infinity) | sqlite3 /var/lib/rancher/k3s/server/db/state.db'
for i in $(seq 100); do journalctl -q -u ${unit} -o cat | grep -c locked > /dev/null && exit 0; sleep 0.2; done
exit 1`,
    );
  },
  async mend({ machine }) {
    await script(machine, `systemctl stop ${unit} 2> /dev/null || true`);
  },
};
