// All tests that this machine can run: `npm test [-- ARGUMENTS OF VITEST]`. LIONS_LAB=required makes skipped tests failures.
import { parseCLI, startVitest } from 'vitest/node';
import { closingLine, forbiddenSkips, sum, tally } from './test-tally.ts';

const { filter, options } = parseCLI(['vitest', 'run', ...process.argv.slice(2)]);
const vitest = await startVitest(filter, { ...options, run: true, watch: false });
const modules = vitest.state.getTestModules();
const result = tally(modules, vitest.state.getUnhandledErrors().length);
await vitest.close();

const chosen = options.testNamePattern !== undefined;
const forbidden = process.env['LIONS_LAB'] === 'required' && !chosen ? forbiddenSkips(result) : [];
const failed = result.failed + sum(forbidden);
const skipped = sum(result.skipped) - sum(forbidden);

if (!chosen) for (const { file, reason, tests } of result.skipped) print(`skipped: ${file} (${tests}): ${reason}`);
if (forbidden.length > 0) print('LIONS_LAB=required: skipped tests count as failed.');
if (result.passed + failed === 0) print('No test ran.');
print(closingLine(result.passed, failed, chosen ? 0 : skipped));
process.exitCode = failed > 0 || result.passed === 0 ? 1 : 0;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
