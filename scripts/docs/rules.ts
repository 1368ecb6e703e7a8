import { leftOut } from '../../src/diagnosis/left-out.ts';
import { rules } from '../../src/diagnosis/registry.ts';
import { type Family, families, type Rule } from '../../src/diagnosis/rule.ts';
import { en } from '../../src/text/en/catalogue.ts';
import { fr } from '../../src/text/fr/catalogue.ts';
import type { RuleText, RuleTexts } from '../../src/text/rule-text.ts';
import { notice, plain, table } from './markdown.ts';

const titles: Readonly<Record<Family, string>> = en.cli.family;

/** `docs/rules.md`: what diagnosis recognises, and what it deliberately does not. */
export function rulesPage(): string {
  const sections = (Object.keys(families) as Family[]).map(familySection);
  return [
    notice('src/diagnosis and src/text'),
    '# Rules of diagnosis',
    introduction(),
    ...sections,
    ...leftOutSection(),
  ]
    .filter(Boolean)
    .join('\n\n');
}

const introduction =
  () => `\`lions diagnose\` judges by ${rules.length} rules. They stand here in the order in which causes precede each other: what
is explained by an earlier finding is folded under it. \`lions explain CODE\` shows the same text. Words in double braces are
filled in from what was seen.`;

function familySection(family: Family): string {
  const members = rules.filter((rule) => rule.family === family);
  if (members.length === 0) return '';
  return [`## ${titles[family]} (${families[family]})`, ...members.map(ruleSection)].join('\n\n');
}

function ruleSection(rule: Rule): string {
  const english = textOf(en.rules, rule.code);
  const french = textOf(fr.rules, rule.code);
  const needs = [...rule.reads, ...(rule.hosts ? ['hosts over SSH'] : []), ...(rule.logs ? ['container logs'] : [])];
  return [
    `### ${rule.code}`,
    `**${plain(english.title)}**\\\n${plain(english.about)}`,
    `**${plain(french.title)}**\\\n${plain(french.about)}`,
    `Reads: ${needs.join(', ') || 'nothing more than the API server’s answer'}.`,
  ].join('\n\n');
}

function textOf(texts: RuleTexts, code: string): RuleText {
  const text = texts[code];
  if (!text) throw new Error(`rule ${code} has no text`);
  return text;
}

function leftOutSection(): readonly string[] {
  if (leftOut.length === 0) return [];
  const rows = leftOut.map(({ code, what, why }) => [code, plain(what), plain(why)]);
  return ['## Left out, and why', table(['Code', 'What it would recognise', 'Why it is not here'], rows)];
}
