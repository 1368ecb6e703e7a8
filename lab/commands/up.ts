import { buildCommand } from '@stricli/core';
import { describeLab, labText } from '../describe.ts';
import { bringUp } from '../lifecycle.ts';
import { agentCount, type Extra, extraList, type KubernetesMinor, labFolder } from '../settings.ts';
import { chooseNet, readSettings } from '../state.ts';
import { chosenName, type LabContext, nameFlag, outputFlag, print, progressOf } from './context.ts';

interface Flags {
  agents?: number;
  kubernetes?: KubernetesMinor;
  with?: Extra[];
  name?: string;
  output: 'text' | 'json';
}

/** What is not said stays as it was made; extras are only ever added. */
async function up(this: LabContext, flags: Flags): Promise<void> {
  const began = Date.now();
  const folder = labFolder(this.process.env);
  const name = chosenName(this, flags.name);
  const old = readSettings(folder, name);
  const lab = await bringUp(
    folder,
    {
      name,
      net: old?.net ?? chooseNet(folder),
      kubernetes: flags.kubernetes ?? old?.kubernetes ?? '1.35',
      agents: Math.max(flags.agents ?? 0, old?.agents ?? 0),
      with: extraList([...(old?.with ?? []), ...(flags.with ?? [])].join(',')),
    },
    progressOf(this),
  );
  const seconds = Math.round((Date.now() - began) / 1000);
  if (flags.output === 'json') {
    print(this, JSON.stringify({ schema: 'lions.lab/v1', ...describeLab(lab), seconds }));
  } else {
    print(this, `${labText(lab)}\nlab ${name} is ready after ${seconds} s`);
  }
}

export const upCommand = buildCommand({
  func: up,
  parameters: {
    flags: {
      agents: { kind: 'parsed', parse: agentCount, optional: true, brief: 'Agents beside the server, 0 to 5' },
      kubernetes: { kind: 'enum', values: ['1.35', '1.36'], optional: true, brief: 'Kubernetes to run (default 1.35)' },
      with: { kind: 'parsed', parse: extraList, optional: true, brief: 'Extras: postgres,cert-manager,acme' },
      name: nameFlag,
      output: outputFlag,
    },
  },
  docs: {
    brief: 'Make a lab, or bring back what is missing of it',
    fullDescription: 'Exit status: 0 ready, 1 a part failed, 2 wrong use, 3 no lab can run on this machine.',
  },
});
