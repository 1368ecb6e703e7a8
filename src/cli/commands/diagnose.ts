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
  parseDuration,
} from '../flags.ts';

export interface DiagnoseFlags extends OutputFlags, ClusterFlags {
  readonly family?: readonly Family[] | undefined;
  readonly severity?: Exclude<Severity, 'unknown'> | undefined;
  readonly noHosts?: boolean | undefined;
  readonly hints?: boolean | undefined;
  readonly explain?: boolean | undefined;
  readonly watch?: boolean | undefined;
  /** Milliseconds. */
  readonly every?: number | undefined;
}

const lever = (brief: string) => ({ kind: 'boolean', optional: true, withNegated: false, brief }) as const;
const parseEvery = (text: string) => parseDuration(text, '--every');

export function diagnoseCommand(help: HelpText): Command<CliContext> {
  return lazyCommand<DiagnoseFlags>({
    name: 'diagnose',
    help,
    parameters: {
      flags: {
        family: { kind: 'enum', values: familyNames, variadic: true, optional: true, brief: help.flags.family },
        severity: { kind: 'enum', values: ['critical', 'warning', 'info'], optional: true, brief: help.flags.severity },
        hints: lever(help.flags.hints),
        explain: lever(help.flags.explain),
        watch: lever(help.flags.watch),
        every: { kind: 'parsed', parse: parseEvery, optional: true, brief: help.flags.every },
        noHosts: lever(help.flags.noHosts),
        ...clusterFlags(help),
        ...outputFlags(help),
      },
      aliases: clusterAliases,
    },
    load: async () => (await import('../diagnose/run-diagnose.ts')).runDiagnose,
  });
}
