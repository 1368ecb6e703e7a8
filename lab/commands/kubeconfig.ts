import { buildCommand } from '@stricli/core';
import { chosenLab, type LabContext, nameFlag, print } from './context.ts';

function kubeconfig(this: LabContext, flags: { name?: string }): void {
  print(this, chosenLab(this, flags.name).kubeconfig);
}

export const kubeconfigCommand = buildCommand({
  func: kubeconfig,
  parameters: { flags: { name: nameFlag } },
  docs: { brief: 'Print the path of the kubeconfig' },
});
