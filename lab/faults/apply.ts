import { exitCode, LabError } from '../error.ts';
import { type Lab, machineNamed } from '../lab.ts';
import { readFaults, writeFaults } from '../state.ts';
import { faults } from './catalogue.ts';
import type { Fault, Place } from './fault.ts';

export function faultNamed(name: string): Fault {
  const found = faults.find((fault) => fault.name === name);
  if (found) return found;
  const near = faults.map((fault) => fault.name).filter((one) => one.split('-').some((word) => name.includes(word)));
  const hint = near.length > 0 ? `did you mean ${near.join(', ')}?` : '`lab faults` lists them';
  throw new LabError(`there is no fault "${name}"; ${hint}`, exitCode.usage);
}

function placeOf(lab: Lab, fault: Fault, node: string | undefined): Place {
  if (node !== undefined) return { lab, machine: machineNamed(lab, node) };
  const agent = fault.on === 'agent' ? lab.machines[1] : undefined;
  return { lab, machine: agent ?? lab.server };
}

/** Written down before it is done: a fault that was half made must be found and mended, too. */
export async function breakFault(lab: Lab, name: string, node?: string): Promise<void> {
  const fault = faultNamed(name);
  const place = placeOf(lab, fault, node);
  const others = readFaults(lab.folder, lab.settings.name).filter((one) => one.name !== name);
  writeFaults(lab.folder, lab.settings.name, [...others, { name, node: place.machine.name }]);
  await fault.break(place);
}

export async function mendFault(lab: Lab, name: string, node?: string): Promise<void> {
  const fault = faultNamed(name);
  const broken = readFaults(lab.folder, lab.settings.name);
  const known = broken.find((one) => one.name === name);
  await fault.mend(placeOf(lab, fault, node ?? known?.node));
  writeFaults(
    lab.folder,
    lab.settings.name,
    broken.filter((one) => one.name !== name),
  );
}
