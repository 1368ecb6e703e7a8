import { rules } from '../../diagnosis/registry.ts';
import { type ErrorCode, type ExitStatus, errorCatalogue, exitStatus } from '../../model/error.ts';
import type { CliContext } from '../context.ts';
import type { OutputFlags } from '../flags.ts';
import { printJson, type Speech, speechOf } from '../speech.ts';
import { UsageProblem } from '../usage-problem.ts';
import { explainError, explainRule } from './explanation.ts';
import type { Explanation } from './schema.ts';

/** `lions explain CODE`. */
export async function runExplain(flags: OutputFlags, context: CliContext, given: string): Promise<ExitStatus> {
  const speech = speechOf(flags, context);
  const explanation = explain(given, speech);
  if (flags.output === 'json') printJson(context.stdout, explanation);
  else context.stdout.write(asText(explanation, speech));
  return exitStatus.ok;
}

/** @throws {UsageProblem} for a code that nobody has */
function explain(given: string, speech: Speech): Explanation {
  const code = normal(given);
  const rule = rules.find((one) => one.code === code);
  if (rule) return explainRule(rule, speech);
  if (code in errorCatalogue) return explainError(code as ErrorCode, speech);
  throw new UsageProblem('unknownCode', { name: given }, alike(code));
}

/** Upper case, and `C01` as `C1`. */
function normal(given: string): string {
  return given
    .trim()
    .toUpperCase()
    .replace(/^([A-Z])0+(?=\d)/, '$1');
}

/** Codes of the same letter or area with the nearest numbers. */
function alike(code: string): readonly string[] {
  const [, start = '', digits = ''] = /^(.*?)(\d*)$/.exec(code) ?? [];
  const known = [...rules.map((rule) => rule.code), ...Object.keys(errorCatalogue)];
  const near = (other: string) => Math.abs(Number(other.slice(start.length)) - Number(digits || 1));
  return known
    .filter((other) => start !== '' && other.startsWith(start) && /^\d+$/.test(other.slice(start.length)))
    .toSorted((a, b) => near(a) - near(b))
    .slice(0, 3);
}

function asText(explanation: Explanation, { page: newPage, words }: Speech): string {
  const page = newPage();
  if (explanation.kind === 'rule') {
    const { code, family, title, about, advice, reads, consults, hosts, logs } = explanation;
    page.labelled(code, words(`cli.family.${family}`));
    page.text(title, { look: 'strong' });
    page.gap();
    page.text(about);
    page.gap();
    page.labelled(words('cli.diagnose.do'), advice);
    page.gap();
    const read = [
      ...reads,
      ...(logs ? [words('cli.explain.logs')] : []),
      ...(hosts ? [words('cli.explain.hosts')] : []),
    ];
    if (read.length > 0) page.labelled(words('cli.explain.reads'), read.join(', '));
    if (consults.length > 0) page.labelled(words('cli.explain.consults'), consults.join(', '));
    return page.toString();
  }
  const { code, message, next, exit } = explanation;
  page.labelled(code, words('cli.explain.error'));
  page.text(message, { look: 'strong' });
  page.gap();
  page.labelled(words('cli.diagnose.do'), next);
  page.gap();
  page.text(words('cli.explain.exit', { status: exit }));
  return page.toString();
}
