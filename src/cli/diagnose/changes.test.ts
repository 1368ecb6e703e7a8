import { describe, expect, test } from 'vitest';
import type { Diagnosis, ReportedFinding } from '../../diagnosis/report/schema.ts';
import { changesOf, type Known } from './changes.ts';

const finding = (code: string, name: string, severity = 'critical') =>
  ({ code, object: { kind: 'Pod', namespace: 'shop', name }, severity }) as ReportedFinding;
const look = (findings: readonly ReportedFinding[], blinds: readonly string[] = []) =>
  ({
    findings,
    unreadable: blinds.length > 0 ? [{ part: 'kind/Pod', blinds, weakens: [] }] : [],
  }) as unknown as Diagnosis;
const names = (list: readonly ReportedFinding[]) => list.map(({ code, object }) => `${code} ${object.name}`);

describe('between two looks', () => {
  const { now: known, changes: first } = changesOf(new Map(), look([finding('C1', 'a'), finding('I1', 'b')]));

  test('everything has appeared at the first', () => expect(names(first.appeared)).toEqual(['C1 a', 'I1 b']));

  test('some appear, some change, some go', () => {
    const { changes } = changesOf(known, look([finding('C1', 'a', 'warning'), finding('C1', 'c')]));
    expect(names(changes.appeared)).toEqual(['C1 c']);
    expect(names(changes.changed)).toEqual(['C1 a']);
    expect(names(changes.gone)).toEqual(['I1 b']);
  });

  test('nothing that could not be looked at has gone, and it goes once it was', () => {
    const { changes, now } = changesOf(known, look([finding('I1', 'b')], ['C1']));
    expect(changes).toEqual({ appeared: [], changed: [], gone: [] });
    const later: Known = changesOf(now, look([])).now;
    expect(names(changesOf(now, look([])).changes.gone)).toEqual(['I1 b', 'C1 a']);
    expect(later.size).toBe(0);
  });
});
