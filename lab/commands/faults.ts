import { buildCommand } from '@stricli/core';
import { faults } from '../faults/catalogue.ts';
import { type LabContext, outputFlag, print } from './context.ts';

function list(this: LabContext, flags: { output: 'text' | 'json' }): void {
  if (flags.output === 'json') {
    const rows = faults.map(({ name, on, description }) => ({ name, on, description }));
    print(this, JSON.stringify({ schema: 'lions.lab-faults/v1', faults: rows }));
    return;
  }
  const width = Math.max(...faults.map((fault) => fault.name.length));
  for (const fault of faults) print(this, `${fault.name.padEnd(width)}  ${fault.on.padEnd(8)}  ${fault.description}`);
}

export const faultsCommand = buildCommand({
  func: list,
  parameters: { flags: { output: outputFlag } },
  docs: { brief: 'List what can be broken' },
});
