import type { Command } from '@stricli/core';
import type { HelpText } from '../../text/help-text.ts';
import { lazyCommand } from '../command.ts';
import type { CliContext } from '../context.ts';
import { type OutputFlags, outputAliases, outputFlags } from '../flags.ts';

export function explainCommand(help: HelpText): Command<CliContext> {
  const brief = help.commands.explain.arguments?.['CODE'] ?? '';
  return lazyCommand<OutputFlags, [string]>({
    name: 'explain',
    help,
    parameters: {
      flags: outputFlags(help),
      aliases: outputAliases,
      positional: { kind: 'tuple', parameters: [{ placeholder: 'CODE', parse: String, brief }] },
    },
    load: async () => (await import('../explain/run-explain.ts')).runExplain,
  });
}
