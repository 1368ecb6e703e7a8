import type { Diagnosis } from '../../diagnosis/report/schema.ts';
import type { Speech } from '../speech.ts';
import type { Page } from '../terminal/page.ts';
import { closing } from './closing.ts';
import { writeFinding } from './finding-block.ts';
import { writeReasoning } from './reasoning-block.ts';
import { writeUnreadable } from './unreadable-block.ts';

/** A diagnosis for people: where and when, the findings by urgency, what was not read, the verdict. */
export function writeDiagnosis(page: Page, diagnosis: Diagnosis, speech: Speech, explain = false): void {
  const { words, quiet } = speech;
  if (!quiet) writeHeading(page, diagnosis, speech);
  for (const [index, finding] of diagnosis.findings.entries()) {
    page.gap();
    writeFinding(page, finding, index + 1, explain ? { ...speech, verbose: true } : speech);
    if (explain) writeReasoning(page, finding, speech);
  }
  writeUnreadable(page, diagnosis.unreadable, speech);
  page.gap();
  const { text, look } = closing(diagnosis, speech);
  page.text(text, { look });
  const [first] = diagnosis.findings;
  if (first && !quiet && !explain)
    page.text(words('cli.diagnose.closing.explain', { code: first.code }), { look: 'quiet' });
}

/** Which cluster, when, and how much was read. */
export function writeHeading(page: Page, { summary }: Diagnosis, { words, language }: Speech): void {
  const { cluster, server, version, namespaces, objects, hosts, takenAt } = summary;
  const heading = server === '' ? 'headingHosts' : 'heading';
  page.text(words(`cli.diagnose.${heading}`, { cluster: cluster ?? server, server }), { look: 'strong' });
  const time = new Date(takenAt).toLocaleString(language === 'fr' ? 'fr' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'long',
  });
  const facts = [
    time,
    version ?? words('cli.diagnose.noVersion'),
    words('cli.diagnose.objects', { count: objects }),
    hosts.asked === 0
      ? words('cli.diagnose.noHosts')
      : words('cli.diagnose.hosts', { count: hosts.asked, read: hosts.read }),
  ];
  page.text(facts.join(', '));
  if (namespaces)
    page.text(words('cli.diagnose.namespaces', { count: namespaces.length, names: namespaces.join(', ') }));
}
