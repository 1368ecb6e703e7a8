import type { ReportedFinding } from '../../diagnosis/report/schema.ts';
import type { Role } from '../../model/finding.ts';
import type { Translate } from '../../text/text.ts';
import { listOf, type Speech } from '../speech.ts';
import type { Page } from '../terminal/page.ts';
import { countOf, few, nameOf } from './names.ts';

const indent = 3;
/** How much of a list is shown unless everything was asked for. */
const mostNames = 6;
const mostEvidence = 5;

/** One finding: how urgent and where, what, why, what was seen, what stops, what to do. */
export function writeFinding(page: Page, finding: ReportedFinding, number: number, speech: Speech): void {
  const { words } = speech;
  const place = finding.object.namespace ?? words('cli.diagnose.wholeCluster');
  const urgency = words(`cli.diagnose.severity.${finding.severity}`);
  page.labelled(`${number}. ${urgency}`, `${finding.code}, ${place}`, { as: finding.severity });
  page.text(finding.title, { indent, look: 'strong' });
  page.text(finding.explanation, { indent });
  writeEvidence(page, finding, speech);
  writeVictims(page, finding, speech);
  writeRemedy(page, finding, speech);
}

function writeEvidence(page: Page, { evidence, object }: ReportedFinding, { words, verbose }: Speech): void {
  if (evidence.length === 0) return;
  page.text(words('cli.diagnose.seen'), { indent, look: 'quiet' });
  const { first, more } = few(evidence, verbose ? Number.POSITIVE_INFINITY : mostEvidence);
  let before = '';
  for (const one of first) {
    page.item(evidenceLine(one, object.namespace, words, before), { indent });
    before = one.object ? nameOf(one.object, object.namespace) : '';
  }
  if (more > 0) page.item(words('cli.diagnose.more', { count: more }), { indent });
}

/**
 * Where it was seen, and what.
 * @param before the object that the line above named: it need not be named again, unless that would leave nothing to say where
 */
export function evidenceLine(
  { source, object, path, value }: ReportedFinding['evidence'][number],
  home: string | undefined,
  words: Translate,
  before = '',
): string {
  const named = object ? nameOf(object, home) : '';
  const where = named === before && path && (source === 'spec' || source === 'status') ? '' : named;
  const origin = [words(`cli.diagnose.source.${source}`, { where }).trim(), path].filter(Boolean).join(', ');
  return words('cli.diagnose.evidence', { origin, value });
}

/** Victims folded into one line of counts and one of names. */
function writeVictims(page: Page, finding: ReportedFinding, speech: Speech): void {
  const { words, language } = speech;
  const of = (...roles: readonly Role[]) => finding.related.filter(({ role }) => roles.includes(role));
  const victims = of('victim');
  if (victims.length > 0) {
    const kinds = Object.entries(Object.groupBy(victims, ({ kind }) => kind));
    const what = listOf(
      language,
      kinds.map(([kind, all = []]) => countOf(kind, all.length)),
    );
    const byKind = kinds.flatMap(([, all = []]) => all);
    page.text(words('cli.diagnose.stops', { what, names: names(byKind, finding, speech) }), { indent });
  }
  const pods = of('pod');
  if (pods.length > 0)
    page.text(words('cli.diagnose.pods', { count: pods.length, names: names(pods, finding, speech, 3) }), { indent });
  const others = of('node', 'owner', 'reference');
  if (others.length > 0)
    page.text(words('cli.diagnose.concerns', { names: names(others, finding, speech) }), { indent });
  if (finding.symptoms.length > 0)
    page.text(words('cli.diagnose.symptoms', { codes: finding.symptoms.join(', ') }), { indent });
}

function names(
  related: ReportedFinding['related'],
  { object }: ReportedFinding,
  { words, verbose }: Speech,
  most = mostNames,
): string {
  const { first, more } = few(related, verbose ? Number.POSITIVE_INFINITY : most);
  const isPods = related.every(({ kind }) => kind === 'Pod');
  const shown = first.map((ref) => (isPods ? nameOf(ref, object.namespace).slice(4) : nameOf(ref, object.namespace)));
  return [...shown, ...(more > 0 ? [words('cli.diagnose.more', { count: more })] : [])].join(', ');
}

function writeRemedy(page: Page, { advice, remedy }: ReportedFinding, { words }: Speech): void {
  page.labelled(words('cli.diagnose.do'), advice, { indent });
  if (!remedy) return;
  for (const command of remedy.commands) page.command(command, indent + 2);
  page.text(words('cli.diagnose.procedure', { procedure: remedy.procedure }), { indent });
}
