import type { Command } from '@stricli/core';
import type { HelpText } from '../../text/help-text.ts';
import { lazyCommand } from '../command.ts';
import type { CliContext } from '../context.ts';
import { type OutputFlags, outputAliases, outputFlags } from '../flags.ts';

export function sandboxListCommand(help: HelpText): Command<CliContext> {
  return lazyCommand<OutputFlags>({
    name: 'sandbox list',
    help,
    parameters: { flags: outputFlags(help), aliases: outputAliases },
    load: async () => (await import('../simulated/run-list.ts')).runSandboxList,
  });
}
