import { rules } from '../../diagnosis/registry.ts';
import type { ReportedFinding } from '../../diagnosis/report/schema.ts';
import type { Speech } from '../speech.ts';
import type { Page } from '../terminal/page.ts';
import { evidenceLine } from './finding-block.ts';
import { nameOf } from './names.ts';

const indent = 3;

/** Why this is called the cause: what its rule recognises and looked at, and each finding that it explains, with its evidence. */
export function writeReasoning(page: Page, finding: ReportedFinding, speech: Speech): void {
  const { words } = speech;
  const home = finding.object.namespace;
  page.labelled(words('cli.diagnose.reasoning.rule', { code: finding.code }), words(`rules.${finding.code}.about`), {
    indent,
  });
  const rule = rules.find(({ code }) => code === finding.code);
  const looked = [...(rule?.reads ?? []), ...(rule?.consults ?? [])];
  if (looked.length > 0) page.labelled(words('cli.diagnose.reasoning.looked'), looked.join(', '), { indent });
  if (finding.explains.length === 0) return;
  page.text(words('cli.diagnose.reasoning.explains'), { indent, look: 'quiet' });
  for (const symptom of finding.explains) {
    page.item(`${symptom.code}, ${nameOf(symptom.object, home)}: ${symptom.title}`, { indent });
    for (const one of symptom.evidence) page.item(evidenceLine(one, home, words), { indent: indent + 2 });
  }
}
