// `npm run bench NAME`: figures to compare over time, as ratios within one run. Nothing here passes or fails.
import { cliBench } from './bench/cli-bench.ts';
import { diagnoseBench } from './bench/diagnose-bench.ts';
import { judgeBench } from './bench/judge-bench.ts';
import { snapshotBench } from './bench/snapshot-bench.ts';

const benches: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  cli: cliBench,
  diagnose: diagnoseBench,
  judge: judgeBench,
  snapshot: snapshotBench,
};
const [name = '', ...args] = process.argv.slice(2);
const bench = benches[name];
if (bench) await bench(args);
else {
  process.stderr.write(`Which benchmark? There are: ${Object.keys(benches).join(', ')}\n`);
  process.exitCode = 2;
}
