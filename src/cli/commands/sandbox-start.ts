import type { Command } from '@stricli/core';
import type { HelpText } from '../../text/help-text.ts';
import { lazyCommand } from '../command.ts';
import type { CliContext } from '../context.ts';
import { type OutputFlags, outputAliases, outputFlags } from '../flags.ts';
import { UsageProblem } from '../usage-problem.ts';

export interface SandboxStartFlags extends OutputFlags {
  readonly port?: number | undefined;
}

export function sandboxStartCommand(help: HelpText): Command<CliContext> {
  const brief = help.commands['sandbox start'].arguments?.['SCENARIO'] ?? '';
  return lazyCommand<SandboxStartFlags, [string]>({
    name: 'sandbox start',
    help,
    parameters: {
      flags: {
        port: { kind: 'parsed', parse: parsePort, optional: true, brief: help.flags.port },
        ...outputFlags(help),
      },
      aliases: outputAliases,
      positional: { kind: 'tuple', parameters: [{ placeholder: 'SCENARIO', parse: String, brief }] },
    },
    load: async () => (await import('../simulated/run-start.ts')).runSandboxStart,
  });
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new UsageProblem('invalidValue', { flag: '--port', value: text, expected: '0…65535' });
}
