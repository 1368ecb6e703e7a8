import type { Command } from '@stricli/core';
import type { HelpText } from '../../text/help-text.ts';
import { lazyCommand } from '../command.ts';
import type { CliContext } from '../context.ts';
import { type SpeechFlags, speechAliases, speechFlags } from '../flags.ts';

export interface SandboxDemoFlags extends SpeechFlags {
  readonly scenario: string;
}

export function sandboxDemoCommand(help: HelpText): Command<CliContext> {
  return lazyCommand<SandboxDemoFlags>({
    name: 'sandbox demo',
    help,
    parameters: {
      flags: {
        scenario: { kind: 'parsed', parse: String, default: 'demo', brief: help.flags.scenario },
        ...speechFlags(help),
      },
      aliases: speechAliases,
    },
    load: async () => (await import('../simulated/run-demo.ts')).runSandboxDemo,
  });
}
