import type { TestCase, TestModule, TestSuite } from 'vitest/node';

/**
 * What cannot run on any machine, and is therefore no failure when the lab is required. The same tests run elsewhere, or
 * stand for what the thing under test does not have.
 */
export const impossible: readonly { readonly file: string; readonly reason: string }[] = [
  { file: 'tests/conformance/sandbox.test.ts', reason: 'no containers run on this kind of cluster' },
  { file: 'tests/conformance/sandbox.test.ts', reason: 'this kind of cluster knows no schemas' },
];

/** Tests of one file that did not run for one reason. */
export interface SkippedGroup {
  readonly file: string;
  readonly reason: string;
  readonly tests: number;
}

export interface Tally {
  readonly passed: number;
  /** Tests, and beside them files that do not load, hooks that fail and errors that no test caught. */
  readonly failed: number;
  readonly skipped: readonly SkippedGroup[];
}

export function tally(modules: readonly TestModule[], strayErrors: number): Tally {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const count = (state: string) => tests.filter((test) => test.result().state === state).length;
  const suites = modules.flatMap((module) => [module, ...module.children.allSuites()]);
  const broken = suites.filter((suite) => suite.errors().length > 0).length;
  return {
    passed: count('passed'),
    failed: count('failed') + count('pending') + broken + strayErrors,
    skipped: groups(tests.filter((test) => test.result().state === 'skipped')),
  };
}

function groups(skipped: readonly TestCase[]): readonly SkippedGroup[] {
  const groups = Map.groupBy(
    skipped,
    (test) => `${test.module.relativeModuleId}\0${noteOf(test) ?? skippedWith(test).id}`,
  );
  return [...groups.values()].flatMap((tests) => {
    const [first] = tests;
    if (!first) return [];
    const reason = noteOf(first) ?? (tests.length === 1 ? first : skippedWith(first)).fullName;
    return [{ file: first.module.relativeModuleId, reason, tests: tests.length }];
  });
}

/** What was given to `skip(…)`; without it the reason stands in the name of the test or of its group. */
function noteOf(test: TestCase): string | undefined {
  const result = test.result();
  return result.state === 'skipped' ? result.note : undefined;
}

/** The largest group around the test that was skipped with it, or the test. */
function skippedWith(test: TestCase): TestCase | TestSuite {
  let skipped: TestCase | TestSuite = test;
  for (let at: TestCase | TestSuite | TestModule = test; at.type !== 'module'; at = at.parent) {
    if (at.options.mode === 'skip' || at.options.mode === 'todo') skipped = at;
  }
  return skipped;
}

/** With the lab required nothing may be skipped but what is listed as impossible; the others count as failures. */
export function forbiddenSkips(result: Tally): readonly SkippedGroup[] {
  return result.skipped.filter(
    ({ file, reason }) => !impossible.some((known) => known.file === file && known.reason === reason),
  );
}

export const sum = (skipped: readonly SkippedGroup[]) => skipped.reduce((total, { tests }) => total + tests, 0);

/** The closing line: `N passed, N failed`, and `, N skipped` when there are any. */
export function closingLine(passed: number, failed: number, skipped: number): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
