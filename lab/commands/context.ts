import type { CommandContext } from '@stricli/core';
import { type Lab, openLab } from '../lab.ts';
import type { Progress } from '../script.ts';
import { labFolder, labName } from '../settings.ts';

/** What every command gets instead of reaching for globals. */
export interface LabContext extends CommandContext {
  readonly process: NodeJS.Process;
}

export const nameFlag = {
  kind: 'parsed',
  parse: labName,
  optional: true,
  brief: 'Which lab (default: LAB_NAME, else vps)',
} as const;

export const outputFlag = {
  kind: 'enum',
  values: ['text', 'json'],
  default: 'text',
  brief: 'Form of the result',
} as const;

export function chosenName(context: LabContext, name: string | undefined): string {
  return name ?? labName(context.process.env.LAB_NAME ?? 'vps');
}

export function chosenLab(context: LabContext, name: string | undefined): Lab {
  return openLab(labFolder(context.process.env), chosenName(context, name));
}

/** Progress goes to stderr: stdout belongs to the result. */
export function progressOf(context: LabContext): Progress {
  return (line) => context.process.stderr.write(`${line}\n`);
}

export function print(context: LabContext, text: string): void {
  context.process.stdout.write(`${text}\n`);
}
