import type { ReportedUnreadable } from '../../diagnosis/report/schema.ts';
import { listOf, type Speech } from '../speech.ts';
import type { Page } from '../terminal/page.ts';
import { few, pluralOf } from './names.ts';

const mostBlinded = 12;

/** What was not read and what that hides. Parts that failed alike are said together. */
export function writeUnreadable(page: Page, parts: readonly ReportedUnreadable[], speech: Speech): void {
  if (parts.length === 0) return;
  const { words } = speech;
  page.gap();
  page.text(words('cli.diagnose.unreadable.heading'), { look: 'unknown' });
  for (const group of Map.groupBy(parts, sameTrouble).values()) writeGroup(page, group, speech);
}

/** Kinds by reason only, since the server names the kind in each message; others by reason and message. */
function sameTrouble({ part, reason, message, blinds }: ReportedUnreadable): string {
  return part.startsWith('kind/') ? `kind ${reason}` : JSON.stringify([part.split('/', 2), reason, message, blinds]);
}

function writeGroup(page: Page, group: readonly ReportedUnreadable[], speech: Speech): void {
  const { words, language, verbose } = speech;
  const [first] = group;
  if (!first) return;
  const what = listOf(
    language,
    group.map(({ part }) => partName(part, speech)),
  );
  const reason = words(`cli.diagnose.unreadable.reason.${first.reason}`);
  page.item(words('cli.diagnose.unreadable.entry', { what, reason, message: first.message }));
  const blinds = [...new Set(group.flatMap((part) => part.blinds))];
  const { first: codes, more } = few(blinds, verbose ? Number.POSITIVE_INFINITY : mostBlinded);
  const list = [...codes, ...(more > 0 ? [words('cli.diagnose.more', { count: more })] : [])].join(', ');
  const text =
    blinds.length === 0
      ? words('cli.diagnose.unreadable.blindsNothing')
      : words('cli.diagnose.unreadable.blinds', { count: blinds.length, codes: list });
  page.text(text, { indent: 2 });
}

function partName(part: string, { words }: Speech): string {
  const [sort = '', ...rest] = part.split('/');
  if (sort === 'kind') return pluralOf(rest[0] ?? '');
  if (sort === 'host' && rest.length > 1) return words('cli.diagnose.part.fact', { host: rest[0], fact: rest[1] });
  if (sort === 'log') {
    const [namespace, pod, container, previous] = rest;
    return words(previous ? 'cli.diagnose.part.previousLog' : 'cli.diagnose.part.log', { namespace, pod, container });
  }
  return words(`cli.diagnose.part.${sort}`, { host: rest[0] });
}
