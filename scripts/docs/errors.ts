import { type ErrorCode, errorCatalogue } from '../../src/model/error.ts';
import { errors as en } from '../../src/text/en/errors.ts';
import { errors as fr } from '../../src/text/fr/errors.ts';
import { notice, plain } from './markdown.ts';

const areas: Readonly<Record<string, string>> = {
  NET: 'The network between LIONS and a server',
  API: 'The Kubernetes API',
  CFG: 'Kubeconfig and lions.yaml',
  HOST: 'Hosts, over SSH',
  CLI: 'The command line',
  BOX: 'The sandbox',
};

/** `docs/errors.md`: every code, what happened and what to do next, in both languages. */
export function errorsPage(): string {
  const codes = Object.keys(errorCatalogue) as ErrorCode[];
  const byArea = Map.groupBy(codes, (code) => code.split('-')[1] ?? '');
  const sections = [...byArea].map(([area, members]) => {
    const title = areas[area];
    if (!title) throw new Error(`scripts/docs/errors.ts has no title for the codes LIONS-${area}`);
    return [`## ${title}`, ...members.map(errorSection)].join('\n\n');
  });
  return [notice('src/model/error.ts and src/text'), '# Errors', introduction, ...sections, ''].join('\n\n').trimEnd();
}

const introduction = `Each error has a code that never changes its meaning, a sentence about what happened and one about what to do next. The
short id printed beside the code is new each time; quote it when you ask for help. Words in double braces are filled in.

Exit statuses: 0 all well, 1 problems found or a step failed, 2 wrong use or configuration, 3 could not look, 4 waits for
a person, 130 cancelled.`;

function errorSection(code: ErrorCode): string {
  const { reason, exit } = errorCatalogue[code];
  return [
    `### ${code}`,
    `- **What happened** ${plain(en[code].what)}\n- **What next** ${plain(en[code].next)}`,
    `- **Ce qui s’est passé** ${plain(fr[code].what)}\n- **Que faire** ${plain(fr[code].next)}`,
    `Reason \`${reason}\`, exit status ${exit}.`,
  ].join('\n\n');
}
