import { diagnose } from '../src/diagnosis/diagnose.ts';
import type { Finding } from '../src/model/finding.ts';
import { createText } from '../src/text/text.ts';
import { judge, nameOf } from '../tests/truth/judge.ts';
import { type Expectation, loadTruth } from '../tests/truth/load.ts';

// How the rules do on failures reported in public that their writers did not see. `node scripts/run.mjs scripts/truth.ts [PART]`
// prints each case that went wrong, and the score; PART chooses cases by a part of their name.

const text = createText('en');
const part = process.argv[2] ?? '';
const cases = (await loadTruth()).filter(({ name }) => name.includes(part));
const judged = cases.map((one) => ({ ...one, verdict: judge(one.expect, diagnose(one.snapshot)) }));

for (const { name, source, verdict } of judged) {
  if (verdict.missed.length + verdict.extra.length === 0) continue;
  print(`\n${name}  (${source})`);
  for (const expectation of verdict.missed) print(`  missed  ${expected(expectation)}`);
  for (const finding of verdict.extra) print(`  extra   ${told(finding)}`);
  for (const finding of verdict.found) print(`  right   ${told(finding)}`);
}

const found = sum(({ verdict }) => verdict.found.length);
const missed = sum(({ verdict }) => verdict.missed.length);
const extra = sum(({ verdict }) => verdict.extra.length);
const exact = judged.filter(({ verdict }) => verdict.missed.length + verdict.extra.length === 0).length;
const healthy = judged.filter(({ expect }) => expect.length === 0);
const quiet = healthy.filter(({ verdict }) => verdict.extra.length === 0).length;
print(`\n${cases.length} cases, ${healthy.length} of them healthy (${quiet} stay without any finding)`);
print(`recall    ${share(found, found + missed)}`);
print(`precision ${share(found, found + extra)}`);
print(`exact     ${share(exact, cases.length)}`);

function sum(count: (one: (typeof judged)[number]) => number): number {
  return judged.reduce((total, one) => total + count(one), 0);
}

function share(some: number, all: number): string {
  return all === 0 ? 'nothing to count' : `${some}/${all} = ${((100 * some) / all).toFixed(1)} %`;
}

function expected({ code, object }: Expectation): string {
  return `${[code].flat().join(' or ')} ${object === undefined ? 'anywhere' : [object].flat().join(' or ')}`;
}

function told(finding: Finding): string {
  const { kind, namespace, name } = finding.object;
  const parameters = { count: 1, ...finding.parameters, object: `${kind} ${name}`, kind, namespace, name };
  const symptoms = finding.symptoms.length > 0 ? ` (explains ${finding.symptoms.join(', ')})` : '';
  return `${finding.code} ${finding.severity} ${nameOf(finding.object)}: ${text(`rules.${finding.code}.title`, parameters)}${symptoms}`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
