import { expect } from 'vitest';
import { keyOf, type ObjectRef } from '../../src/model/object.ts';
import type { Report, ReportedFinding } from './lions.ts';

export interface Expected {
  readonly code: string;
  readonly object: ObjectRef;
  readonly evidence: readonly RegExp[];
  readonly victims: readonly ObjectRef[];
}

/** Exactly these, of all findings that have to do with a place; with their evidence, and their victims folded under them. */
export function expectExactly(findings: readonly ReportedFinding[], expected: readonly Expected[]): void {
  const told = findings.map(brief).toSorted();
  expect(told, `what is told: ${told.join(', ') || 'nothing'}`).toEqual(expected.map(brief).toSorted());
  for (const one of expected) {
    const finding = findings.find((finding) => brief(finding) === brief(one));
    const evidence =
      finding?.evidence.map(({ object, path, value }) => `${object?.name ?? ''} ${path ?? ''}: ${value}`).join('\n') ??
      '';
    for (const pattern of one.evidence) expect(evidence, `evidence of ${brief(one)}`).toMatch(pattern);
    const related = new Set(finding?.related.map(keyOf));
    const missing = one.victims.map(keyOf).filter((victim) => !related.has(victim));
    expect(missing, `victims that are not folded under ${brief(one)}`).toEqual([]);
    expect(finding?.title, 'a title for people').toMatch(/\S/);
    expect(finding?.explanation, 'an explanation for people').toMatch(/\S/);
  }
}

/** `C1 Deployment/shop/web`; the part of a name that is made by chance is `*`. */
export function brief({ code, object }: { readonly code: string; readonly object: ObjectRef }): string {
  return `${code} ${keyOf(object)}`.replace(/pvc-[0-9a-f]{8}-[0-9a-f-]{27}/, 'pvc-*');
}

/** Findings about a namespace, or about something of the cluster that hurts something in it. */
export function aboutNamespace(report: Report, namespace: string): readonly ReportedFinding[] {
  return report.findings.filter((finding) =>
    [finding.object, ...finding.related].some(
      (ref) => ref.namespace === namespace || (ref.kind === 'Namespace' && ref.name === namespace),
    ),
  );
}
