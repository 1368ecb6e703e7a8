import type { Diagnosis, ReportedFinding } from '../../diagnosis/report/schema.ts';
import { keyOf } from '../../model/object.ts';

/** What differs between two looks at a cluster. */
export interface Changes {
  readonly appeared: readonly ReportedFinding[];
  /** Findings whose severity is another now. */
  readonly changed: readonly ReportedFinding[];
  readonly gone: readonly ReportedFinding[];
}

export type Known = ReadonlyMap<string, ReportedFinding>;

/**
 * @param known what was known so far; a finding that this look could not judge stays known, for it was not seen to be gone
 * @returns the changes, and what is known now
 */
export function changesOf(known: Known, { findings, unreadable }: Diagnosis): { changes: Changes; now: Known } {
  const seen = new Map(findings.map((finding) => [keyOfFinding(finding), finding]));
  const unsure = new Set(unreadable.flatMap(({ blinds, weakens }) => [...blinds, ...weakens]));
  const left = [...known].filter(([key]) => !seen.has(key));
  const kept = left.filter(([, { code }]) => unsure.has(code));
  return {
    changes: {
      appeared: [...seen].filter(([key]) => !known.has(key)).map(([, finding]) => finding),
      changed: [...seen]
        .filter(([key, { severity }]) => (known.get(key)?.severity ?? severity) !== severity)
        .map(([, finding]) => finding),
      gone: left.filter(([, { code }]) => !unsure.has(code)).map(([, finding]) => finding),
    },
    now: new Map([...seen, ...kept]),
  };
}

function keyOfFinding({ code, object }: ReportedFinding): string {
  return `${code} ${keyOf(object)}`;
}
