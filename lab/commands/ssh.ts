import { buildCommand } from '@stricli/core';
import { execa } from 'execa';
import { shellCommand } from '../../src/model/shell.ts';
import { sshArguments } from '../machine.ts';
import { chosenLab, type LabContext, nameFlag } from './context.ts';

/** The first word is a node when there is one of that name, else the command begins with it. */
async function ssh(this: LabContext, flags: { name?: string }, ...words: string[]): Promise<void> {
  const lab = chosenLab(this, flags.name);
  const named = lab.machines.find((machine) => machine.name === words[0]);
  const command = named ? words.slice(1) : words;
  const target = sshArguments((named ?? lab.server).ssh);
  const remote = command.length > 0 ? [shellCommand(...command)] : [];
  const result = await execa('ssh', [...target, ...remote], { stdio: 'inherit', reject: false });
  this.process.exitCode = result.exitCode ?? 1;
}

export const sshCommand = buildCommand({
  func: ssh,
  parameters: {
    flags: { name: nameFlag },
    positional: {
      kind: 'array',
      parameter: { parse: String, placeholder: 'node or command', brief: 'Node, then a command' },
    },
  },
  docs: {
    brief: 'A shell on a node, or one command there',
    customUsage: ['[NODE]', '[NODE] -- systemctl status k3s'],
  },
});
