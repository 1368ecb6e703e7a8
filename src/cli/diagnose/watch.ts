import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { diagnosisSchema } from '../../diagnosis/report/schema.ts';
import { type ExitStatus, exitStatus } from '../../model/error.ts';
import type { DiagnoseFlags } from '../commands/diagnose.ts';
import type { CliContext } from '../context.ts';
import type { Speech } from '../speech.ts';
import { safeJson } from '../terminal/escape.ts';
import type { Page } from '../terminal/page.ts';
import { type Changes, changesOf, type Known } from './changes.ts';
import { closing } from './closing.ts';
import type { Seen } from './look.ts';

const { findings, unreadable, summary } = diagnosisSchema.shape;

/** One line of `--watch --output json`: NDJSON, a line for each look. */
export const changeSchema = z.strictObject({
  schema: z.literal('lions.changes/v1'),
  appeared: findings,
  changed: findings.describe('Whose severity is another now'),
  gone: findings.describe('Only what was looked at and not seen any more; what could not be looked at stays'),
  unreadable,
  summary,
});

const everyMs = 15_000;

/** Looks again and again until it is told to stop, and says what changed. */
export async function watch(
  look: () => Promise<Seen>,
  flags: DiagnoseFlags,
  context: CliContext,
  speech: Speech,
): Promise<ExitStatus> {
  let known: Known = new Map();
  for (let first = true; ; first = false) {
    const seen = await look().catch((error: unknown) => {
      if (context.signal.aborted) return undefined;
      throw error;
    });
    if (!seen) return exitStatus.cancelled;
    const { diagnosis } = seen;
    const { changes, now } = changesOf(known, diagnosis);
    known = now;
    if (flags.output === 'json') {
      const { unreadable, summary } = diagnosis;
      context.stdout.write(`${safeJson({ schema: 'lions.changes/v1', ...changes, unreadable, summary })}\n`);
    } else {
      const page = speech.page();
      writeChanges(page, changes, diagnosis.summary.takenAt, speech);
      const { text, look } = closing(diagnosis, speech);
      const some = changes.appeared.length + changes.changed.length + changes.gone.length > 0;
      if (first || some) page.text(text, { look });
      context.stdout.write(page.toString());
    }
    await pause(flags.every ?? everyMs, undefined, { signal: context.signal }).catch(() => {});
    if (context.signal.aborted) return exitStatus.cancelled;
  }
}

function writeChanges(
  page: Page,
  { appeared, changed, gone }: Changes,
  takenAt: string,
  { words, language }: Speech,
): void {
  const time = new Date(takenAt).toLocaleTimeString(language === 'fr' ? 'fr' : 'en-GB');
  const line = (sign: 'appeared' | 'changed' | 'gone', finding: Changes['gone'][number]) => {
    const { code, object, severity, title } = finding;
    const urgency = words(`cli.diagnose.severity.${severity}`);
    page.labelled(
      `${time} ${words(`cli.diagnose.watch.${sign}`)}`,
      `${urgency} ${code}${object.namespace === undefined ? '' : ` ${object.namespace}`}: ${title}`,
      {
        as: sign === 'gone' ? 'good' : severity,
      },
    );
  };
  for (const finding of appeared) line('appeared', finding);
  for (const finding of changed) line('changed', finding);
  for (const finding of gone) line('gone', finding);
}
