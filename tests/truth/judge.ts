import type { Finding } from '../../src/model/finding.ts';
import type { ObjectRef } from '../../src/model/object.ts';
import type { Expectation } from './load.ts';

export interface Verdict {
  readonly found: readonly Finding[];
  readonly missed: readonly Expectation[];
  /** Findings that nobody expects. */
  readonly extra: readonly Finding[];
}

/** Pairs each expectation with one finding of its own; the strict ones choose first. */
export function judge(expected: readonly Expectation[], findings: readonly Finding[]): Verdict {
  const free = new Set(findings);
  const missed: Expectation[] = [];
  const found: Finding[] = [];
  for (const expectation of expected.toSorted((a, b) => width(a) - width(b))) {
    const match = [...free].find((finding) => fits(expectation, finding));
    if (!match) {
      missed.push(expectation);
      continue;
    }
    free.delete(match);
    found.push(match);
  }
  return { found, missed, extra: [...free] };
}

/** How an object is written in the cases. */
export function nameOf({ kind, namespace, name }: ObjectRef): string {
  return [kind, namespace, name].filter((part) => part !== undefined && part !== '').join('/');
}

function fits({ code, object }: Expectation, finding: Finding): boolean {
  if (![code].flat().includes(finding.code)) return false;
  return object === undefined || [object].flat().includes(nameOf(finding.object));
}

function width({ code, object }: Expectation): number {
  return [code].flat().length * (object === undefined ? 1000 : [object].flat().length);
}
