import { expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { judge, nameOf } from './judge.ts';
import { loadTruth } from './load.ts';

const cases = await loadTruth();

test('there are cases', () => {
  expect(cases.length).toBeGreaterThan(60);
});

test.each(cases.map((one) => [one.name, one] as const))('%s', (_, { expect: expected, snapshot }) => {
  const { missed, extra } = judge(expected, diagnose(snapshot));
  expect({ missed, extra: extra.map((finding) => `${finding.code} ${nameOf(finding.object)}`) }).toEqual({
    missed: [],
    extra: [],
  });
});
