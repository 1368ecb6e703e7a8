import type { FlagParametersForType } from '@stricli/core';
import { type Family, families } from '../diagnosis/rule.ts';
import type { HelpText } from '../text/help-text.ts';
import { type Language, languages } from '../text/language.ts';
import type { CliContext } from './context.ts';
import { UsageProblem } from './usage-problem.ts';

export const outputs = ['text', 'json'] as const;
export type OutputForm = (typeof outputs)[number];

export const familyNames = Object.keys(families) as readonly Family[];

/** How a command speaks. Every command has these. */
export interface SpeechFlags {
  readonly lang?: Language | undefined;
  readonly noColor?: boolean | undefined;
  readonly quiet?: boolean | undefined;
  readonly verbose?: boolean | undefined;
}

export interface OutputFlags extends SpeechFlags {
  readonly output: OutputForm;
}

/** Which cluster a command looks at. */
export interface ClusterFlags {
  readonly environment?: string | undefined;
  readonly kubeconfig?: string | undefined;
  readonly context?: string | undefined;
  readonly namespace?: readonly string[] | undefined;
  readonly config?: string | undefined;
  /** Milliseconds. */
  readonly timeout?: number | undefined;
}

export type SharedFlag = keyof OutputFlags | keyof ClusterFlags;

/** Names of the flags that help shows under one heading in every command. */
export const sharedFlags: ReadonlySet<string> = new Set<SharedFlag>([
  'lang',
  'noColor',
  'quiet',
  'verbose',
  'output',
  'environment',
  'kubeconfig',
  'context',
  'namespace',
  'config',
  'timeout',
]);

/** One letter for what is typed most, as kubectl has it. */
export const outputAliases = { o: 'output', q: 'quiet', v: 'verbose' } as const;
export const clusterAliases = { ...outputAliases, n: 'namespace' } as const;
export const speechAliases = { q: 'quiet', v: 'verbose' } as const;

export function speechFlags({ flags }: HelpText): FlagParametersForType<SpeechFlags, CliContext> {
  const lever = (brief: string) => ({ kind: 'boolean', optional: true, withNegated: false, brief }) as const;
  return {
    lang: { kind: 'enum', values: languages, optional: true, brief: flags.lang },
    noColor: lever(flags.noColor),
    quiet: lever(flags.quiet),
    verbose: lever(flags.verbose),
  };
}

export function outputFlags(help: HelpText): FlagParametersForType<OutputFlags, CliContext> {
  return {
    output: { kind: 'enum', values: outputs, default: 'text', brief: help.flags.output },
    ...speechFlags(help),
  };
}

export function clusterFlags({ flags }: HelpText): FlagParametersForType<ClusterFlags, CliContext> {
  const text = (brief: string) => ({ kind: 'parsed', parse: String, optional: true, brief }) as const;
  return {
    environment: text(flags.environment),
    kubeconfig: text(flags.kubeconfig),
    context: text(flags.context),
    namespace: { ...text(flags.namespace), variadic: true },
    config: text(flags.config),
    timeout: { ...text(flags.timeout), parse: parseTimeout },
  };
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

export function parseTimeout(text: string): number {
  return parseDuration(text, '--timeout');
}

/** `500ms`, `10s`, `2m`; a bare number is seconds. @returns milliseconds */
export function parseDuration(text: string, flag: string): number {
  const [, digits, unit = 's'] = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(text) ?? [];
  const milliseconds = Number(digits) * (units[unit] ?? 1);
  if (milliseconds >= 1 && milliseconds < 2 ** 31) return milliseconds;
  throw new UsageProblem('invalidValue', { flag, value: text, expected: '500ms, 10s, 2m' });
}
