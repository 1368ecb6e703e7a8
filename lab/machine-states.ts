import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Lab } from './lab.ts';

/** Each machine's state (`running`, `frozen` or `off`), and under `outside` that of the registry beside them. */
export async function machineStates(lab: Lab): Promise<Record<string, string>> {
  const states: Record<string, string> = {};
  await lab.shell('status.sh', [], (line) => {
    const [name, state] = line.split(' ');
    if (name && state) states[name] = state;
  });
  return states;
}

export function allRunning(lab: Lab, states: Readonly<Record<string, string>>): boolean {
  return lab.machines.every((machine) => states[machine.name] === 'running');
}

/** Whether the programs of this lab were ever built on this machine: then it is up within a minute, else in about 20. */
export function isBuilt(lab: Lab): boolean {
  return [lab.kubectlCommand[0], join(lab.folder, 'rootfs', '.done'), join(lab.folder, 'images', 'postgres.tar')].every(
    (path) => existsSync(path),
  );
}
