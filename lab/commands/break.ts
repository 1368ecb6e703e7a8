import { buildCommand } from '@stricli/core';
import { breakFault, mendFault } from '../faults/apply.ts';
import { chosenLab, type LabContext, nameFlag, print } from './context.ts';

const parameters = {
  flags: { name: nameFlag, node: { kind: 'parsed', parse: String, optional: true, brief: 'On which node' } },
  positional: {
    kind: 'tuple',
    parameters: [{ parse: String, placeholder: 'FAULT', brief: 'A name from `lab faults`' }],
  },
} as const;

interface Flags {
  name?: string;
  node?: string;
}

async function breakIt(this: LabContext, flags: Flags, fault: string): Promise<void> {
  await breakFault(chosenLab(this, flags.name), fault, flags.node);
  print(this, `broken: ${fault}`);
}

async function mendIt(this: LabContext, flags: Flags, fault: string): Promise<void> {
  await mendFault(chosenLab(this, flags.name), fault, flags.node);
  print(this, `mended: ${fault}`);
}

export const breakCommand = buildCommand({ func: breakIt, parameters, docs: { brief: 'Break something on purpose' } });
export const mendCommand = buildCommand({ func: mendIt, parameters, docs: { brief: 'Take a fault back' } });
