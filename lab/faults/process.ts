import { script } from '../machine.ts';
import type { Fault } from './fault.ts';

/** The process of one component of K3s on a machine, by its command line. */
const find: Record<string, string> = {
  containerd: `pgrep -x containerd`,
};
const pidOf = (component: string): string => find[component] ?? `pgrep -f '^/usr/local/bin/k3s ${component} '`;

/** A component that is there and does nothing, as one that waits for a dead disk: SIGSTOP, taken back by SIGCONT. */
export function frozenProcess(name: string, component: string, on: Fault['on'], description: string): Fault {
  return {
    name,
    on,
    description,
    async break({ machine }) {
      await script(machine, `kill -STOP $(${pidOf(component)})`);
    },
    async mend({ machine }) {
      await script(machine, `pids=$(${pidOf(component)}) || exit 0; kill -CONT $pids`);
    },
  };
}
