import { type Finding, type Severity, severities } from '../../model/finding.ts';
import type { Family, Rule } from '../rule.ts';
import type { ReportedUnreadable } from './schema.ts';

/** What the reader asked for. An absent filter lets everything pass. */
export interface Filters {
  readonly families?: readonly Family[] | undefined;
  /** The least urgent severity to show. */
  readonly severity?: Severity | undefined;
  /** Whether hints pass; they do, too, when the least urgent severity is theirs. */
  readonly hints?: boolean | undefined;
  /** Findings about the whole cluster (a node, a storage class) pass too. */
  readonly namespaces?: readonly string[] | undefined;
}

export interface Selection {
  readonly shown: readonly Finding[];
  readonly hidden: readonly Finding[];
}

export function select(findings: readonly Finding[], filters: Filters, rules: readonly Rule[]): Selection {
  const familyOf = new Map(rules.map((rule) => [rule.code, rule.family]));
  const passes = (finding: Finding) =>
    passesFamily(familyOf.get(finding.code), filters) &&
    passesSeverity(finding.severity, filters) &&
    passesNamespace(finding, filters);
  const { shown = [], hidden = [] } = Object.groupBy(findings, (one) => (passes(one) ? 'shown' : 'hidden'));
  return { shown, hidden };
}

/** Parts that no rule of the families asked for needs are left out. */
export function selectParts(
  parts: readonly ReportedUnreadable[],
  { families }: Filters,
  rules: readonly Rule[],
): readonly ReportedUnreadable[] {
  if (!families) return parts;
  const asked = new Set(rules.filter((rule) => families.includes(rule.family)).map((rule) => rule.code));
  const ofAsked = (codes: readonly string[]) => codes.filter((code) => asked.has(code));
  return parts
    .map((part) => ({ ...part, blinds: ofAsked(part.blinds), weakens: ofAsked(part.weakens) }))
    .filter((part) => part.blinds.length + part.weakens.length > 0);
}

/** Findings of family `unknown` speak of what another family could not judge, so they pass with any. */
function passesFamily(family: Family | undefined, { families }: Filters): boolean {
  return !families || family === undefined || family === 'unknown' || families.includes(family);
}

/** What could not be looked at may hide anything, so no severity leaves it out. */
function passesSeverity(severity: Severity, { severity: least, hints }: Filters): boolean {
  if (severity === 'info' && !hints && least !== 'info') return false;
  return !least || severity === 'unknown' || severities.indexOf(severity) <= severities.indexOf(least);
}

function passesNamespace({ object }: Finding, { namespaces }: Filters): boolean {
  return !namespaces || object.namespace === undefined || namespaces.includes(object.namespace);
}
