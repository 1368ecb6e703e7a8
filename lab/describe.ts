import { shellCommand } from '../src/model/shell.ts';
import type { Lab } from './lab.ts';
import { sshArguments } from './machine.ts';

/** What a person or a test needs to use a lab. */
export function describeLab(lab: Lab): object {
  return {
    ...lab.settings,
    kubeconfig: lab.kubeconfig,
    kubectl: lab.kubectlCommand,
    registry: lab.outside,
    nodes: lab.machines.map((machine) => ({ name: machine.name, role: machine.role, ssh: machine.ssh })),
  };
}

export function labText(lab: Lab): string {
  const lines = lab.machines.map((m) => `${m.name} (${m.role})  ${shellCommand('ssh', ...sshArguments(m.ssh))}`);
  return [`export KUBECONFIG=${lab.kubeconfig}`, ...lines].join('\n');
}
