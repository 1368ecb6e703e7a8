import { buildCommand } from '@stricli/core';
import { labOf } from '../lab.ts';
import { labFolder } from '../settings.ts';
import { readSettings } from '../state.ts';
import { chosenName, type LabContext, nameFlag, print, progressOf } from './context.ts';

/** A lab that does not exist is down already. */
async function down(this: LabContext, flags: { name?: string; delete: boolean }): Promise<void> {
  const folder = labFolder(this.process.env);
  const name = chosenName(this, flags.name);
  const settings = readSettings(folder, name);
  if (settings) await labOf(folder, settings).shell('down.sh', flags.delete ? ['--delete'] : [], progressOf(this));
  print(
    this,
    settings ? `lab ${name} is down${flags.delete ? ' and deleted' : '; its disks stay'}` : `there is no lab ${name}`,
  );
}

export const downCommand = buildCommand({
  func: down,
  parameters: {
    flags: {
      delete: {
        kind: 'boolean',
        default: false,
        withNegated: false,
        brief: 'Forget the machines too; what was built stays',
      },
      name: nameFlag,
    },
  },
  docs: { brief: 'Stop a lab and leave nothing of it on this host but its disks' },
});
