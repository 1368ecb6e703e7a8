import type { ReportedUnreadable } from '../../diagnosis/report/schema.ts';
import type { Harm } from '../../diagnosis/report/unreadable.ts';
import { listOf, type Speech } from '../speech.ts';
import type { Page } from '../terminal/page.ts';
import { few, pluralOf } from './names.ts';

const mostCodes = 12;

/** What was not read and what that hides. Parts that failed alike are said together. */
export function writeUnreadable(page: Page, parts: readonly ReportedUnreadable[], speech: Speech): void {
  if (parts.length === 0) return;
  const { words } = speech;
  page.gap();
  page.text(words('cli.diagnose.unreadable.heading'), { look: 'unknown' });
  for (const group of Map.groupBy(parts, sameTrouble).values()) writeGroup(page, group, speech);
}

/** Kinds by reason only, since the server names the kind in each message; others by reason and message. */
function sameTrouble({ part, reason, message }: ReportedUnreadable): string {
  return part.startsWith('kind/') ? `kind ${reason}` : JSON.stringify([part.split('/', 2), reason, message]);
}

function writeGroup(page: Page, group: readonly ReportedUnreadable[], speech: Speech): void {
  const { words, language } = speech;
  const [first] = group;
  if (!first) return;
  const what = listOf(
    language,
    group.map(({ part }) => partName(part, speech)),
  );
  const reason = words(`cli.diagnose.unreadable.reason.${first.reason}`);
  page.item(words('cli.diagnose.unreadable.entry', { what, reason, message: first.message }));
  const blinds = group.flatMap((part) => part.blinds);
  const weakens = group.flatMap((part) => part.weakens);
  writeCodes(page, { blinds, weakens }, speech);
  if (blinds.length + weakens.length === 0) page.text(words('cli.diagnose.unreadable.harmsNone'), { indent: 2 });
}

/** The rules that suffer, each named once. */
export function writeCodes(page: Page, harm: Harm, { words, verbose }: Speech, indent = 2): void {
  for (const how of ['blinds', 'weakens'] as const) {
    const codes = [...new Set(harm[how])];
    if (codes.length === 0) continue;
    const { first, more } = few(codes, verbose ? Number.POSITIVE_INFINITY : mostCodes);
    const list = [...first, ...(more > 0 ? [words('cli.diagnose.more', { count: more })] : [])].join(', ');
    page.text(words(`cli.diagnose.unreadable.${how}`, { count: codes.length, codes: list }), { indent });
  }
}

function partName(part: string, { words }: Speech): string {
  const [sort = '', ...rest] = part.split('/');
  if (sort === 'kind') return pluralOf(rest[0] ?? '');
  if (sort === 'host' && rest.length > 1) return words('cli.diagnose.part.fact', { host: rest[0], fact: rest[1] });
  if (sort === 'log') {
    const [namespace, pod, container, previous] = rest;
    return words(previous ? 'cli.diagnose.part.previousLog' : 'cli.diagnose.part.log', { namespace, pod, container });
  }
  if (sort === 'rule') return words('cli.diagnose.part.rule', { code: rest[0] });
  return words(`cli.diagnose.part.${sort}`, { host: rest[0] });
}
