import { expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { judge, nameOf } from './judge.ts';
import { knownMisses } from './known-misses.ts';
import { loadTruth } from './load.ts';

const cases = await loadTruth();

test('there are cases', () => {
  expect(cases.length).toBeGreaterThan(60);
});

const wanted = { missed: [], extra: [] };

test.each(cases.filter(({ name }) => !knownMisses.has(name)).map((one) => [one.name, one] as const))('%s', (_, one) => {
  expect(verdictOn(one)).toEqual(wanted);
});

test.each([...knownMisses])('%s is still judged wrongly, as known', (name) => {
  const one = cases.find((known) => known.name === name);
  if (!one) throw new Error(`there is no case ${name}`);
  expect(verdictOn(one), 'it is right now: take it off the list').not.toEqual(wanted);
});

function verdictOn({ expect: expected, snapshot }: (typeof cases)[number]) {
  const { missed, extra } = judge(expected, diagnose(snapshot));
  return { missed, extra: extra.map((finding) => `${finding.code} ${nameOf(finding.object)}`) };
}
