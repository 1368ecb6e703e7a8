import { writeCodes } from '../diagnose/unreadable-block.ts';
import type { Speech } from '../speech.ts';
import type { Page } from '../terminal/page.ts';
import type { Look } from '../terminal/style.ts';
import type { CheckStatus, DoctorReport } from './schema.ts';

const looks: Readonly<Record<CheckStatus, Look>> = {
  ok: 'good',
  warning: 'warning',
  failed: 'critical',
  unknown: 'unknown',
  skipped: 'quiet',
};

/** One line a check, with what to do about those that are not well. */
export function writeDoctor(page: Page, { checks, summary }: DoctorReport, speech: Speech): void {
  const { words, quiet } = speech;
  const column = 2 + Math.max(...Object.keys(looks).map((status) => words(`cli.doctor.status.${status}`).length));
  for (const { status, message, advice, blinds, weakens } of checks) {
    if (quiet && (status === 'ok' || status === 'skipped')) continue;
    page.labelled(words(`cli.doctor.status.${status}`), message, { column, as: looks[status] });
    writeCodes(page, { blinds, weakens }, speech, column);
    if (advice) page.text(advice, { indent: column });
  }
  page.gap();
  const { counts, verdict } = summary;
  const look = ({ ready: 'good', problems: 'critical', unknown: 'unknown' } as const)[verdict];
  const warnings = counts.warning > 0 ? ` ${words('cli.doctor.warnings', { count: counts.warning })}` : '';
  const count = verdict === 'unknown' ? counts.unknown : counts.failed;
  page.text(words(`cli.doctor.verdict.${verdict}`, { count }) + warnings, { look });
}
