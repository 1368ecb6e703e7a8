import type { Counts, Diagnosis } from '../../diagnosis/report/schema.ts';
import { listOf, type Speech } from '../speech.ts';
import type { Look } from '../terminal/style.ts';

/** The verdict in one sentence, and how urgent it is. */
export function closing(diagnosis: Diagnosis, speech: Speech): { readonly text: string; readonly look: Look } {
  const { verdict, counts, hidden, filters } = diagnosis.summary;
  // Hints are left out because nobody asked for them, the rest because somebody asked for less.
  const hints = filters.hints || filters.severity ? 0 : hidden.info;
  const filtered = { ...hidden, info: hidden.info - hints };
  const { words } = speech;
  const problems = counts.critical + counts.warning;
  const sentences = [
    verdict === 'problems'
      ? words('cli.diagnose.closing.problems', { count: problems, list: counted(counts, speech) })
      : words(`cli.diagnose.closing.${verdict === 'healthy' && total(filtered) > 0 ? 'nothingAsked' : verdict}`),
    counts.info > 0 && words('cli.diagnose.closing.hints', { count: counts.info }),
    diagnosis.unreadable.length > 0 && words('cli.diagnose.closing.unread', { count: diagnosis.unreadable.length }),
    total(filtered) > 0 &&
      words('cli.diagnose.closing.hidden', { count: total(filtered), list: counted(filtered, speech, true) }),
    hints > 0 && words('cli.diagnose.closing.hintsHidden', { count: hints }),
  ];
  const look =
    verdict === 'healthy' ? 'good' : verdict === 'unknown' ? 'unknown' : counts.critical > 0 ? 'critical' : 'warning';
  return { text: sentences.filter(Boolean).join(' '), look };
}

function total({ critical, warning, unknown, info }: Counts): number {
  return critical + warning + unknown + info;
}

function counted(counts: Counts, { words, language }: Speech, withHints = false): string {
  const severities = ['critical', 'warning', 'unknown', ...(withHints ? (['info'] as const) : [])] as const;
  return listOf(
    language,
    severities
      .filter((severity) => counts[severity] > 0)
      .map((severity) => words(`cli.diagnose.closing.${severity}`, { count: counts[severity] })),
  );
}
