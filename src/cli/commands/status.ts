import type { Command } from '@stricli/core';
import type { HelpText } from '../../text/help-text.ts';
import { lazyCommand } from '../command.ts';
import type { CliContext } from '../context.ts';
import { type ClusterFlags, clusterAliases, clusterFlags, type OutputFlags, outputFlags } from '../flags.ts';

export interface StatusFlags extends OutputFlags, ClusterFlags {
  readonly noHosts?: boolean | undefined;
}

export function statusCommand(help: HelpText): Command<CliContext> {
  return lazyCommand<StatusFlags>({
    name: 'status',
    help,
    parameters: {
      flags: {
        noHosts: { kind: 'boolean', optional: true, withNegated: false, brief: help.flags.noHosts },
        ...clusterFlags(help),
        ...outputFlags(help),
      },
      aliases: clusterAliases,
    },
    load: async () => (await import('../status/run-status.ts')).runStatus,
  });
}
