import { buildCommand } from '@stricli/core';
import { reset } from '../lifecycle.ts';
import { chosenLab, type LabContext, nameFlag, print, progressOf } from './context.ts';

async function run(this: LabContext, flags: { name?: string }): Promise<void> {
  const began = Date.now();
  const lab = await reset(chosenLab(this, flags.name), progressOf(this));
  print(this, `lab ${lab.settings.name} is clean after ${Math.round((Date.now() - began) / 1000)} s`);
}

export const resetCommand = buildCommand({
  func: run,
  parameters: { flags: { name: nameFlag } },
  docs: { brief: 'A clean cluster again, quickly: the disks as they were when it was first ready' },
});
