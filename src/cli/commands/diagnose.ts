import type { Command } from '@stricli/core';
import type { Family } from '../../diagnosis/rule.ts';
import type { Severity } from '../../model/finding.ts';
import type { HelpText } from '../../text/help-text.ts';
import { lazyCommand } from '../command.ts';
import type { CliContext } from '../context.ts';
import {
  type ClusterFlags,
  clusterAliases,
  clusterFlags,
  familyNames,
  type OutputFlags,
  outputFlags,
} from '../flags.ts';

export interface DiagnoseFlags extends OutputFlags, ClusterFlags {
  readonly family?: readonly Family[] | undefined;
  readonly severity?: Exclude<Severity, 'unknown'> | undefined;
  readonly noHosts?: boolean | undefined;
}

export function diagnoseCommand(help: HelpText): Command<CliContext> {
  return lazyCommand<DiagnoseFlags>({
    name: 'diagnose',
    help,
    parameters: {
      flags: {
        family: { kind: 'enum', values: familyNames, variadic: true, optional: true, brief: help.flags.family },
        severity: { kind: 'enum', values: ['critical', 'warning', 'info'], optional: true, brief: help.flags.severity },
        noHosts: { kind: 'boolean', optional: true, withNegated: false, brief: help.flags.noHosts },
        ...clusterFlags(help),
        ...outputFlags(help),
      },
      aliases: clusterAliases,
    },
    load: async () => (await import('../diagnose/run-diagnose.ts')).runDiagnose,
  });
}
