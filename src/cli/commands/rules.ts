import type { Command } from '@stricli/core';
import type { Family } from '../../diagnosis/rule.ts';
import type { HelpText } from '../../text/help-text.ts';
import { lazyCommand } from '../command.ts';
import type { CliContext } from '../context.ts';
import { familyNames, type OutputFlags, outputAliases, outputFlags } from '../flags.ts';

export interface RulesFlags extends OutputFlags {
  readonly family?: readonly Family[] | undefined;
}

export function rulesCommand(help: HelpText): Command<CliContext> {
  return lazyCommand<RulesFlags>({
    name: 'rules',
    help,
    parameters: {
      flags: {
        family: { kind: 'enum', values: familyNames, variadic: true, optional: true, brief: help.flags.family },
        ...outputFlags(help),
      },
      aliases: outputAliases,
    },
    load: async () => (await import('../explain/run-rules.ts')).runRules,
  });
}
