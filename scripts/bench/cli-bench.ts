import { join } from 'node:path';
import { execa } from 'execa';
import { measured, median } from './measured.ts';

const root = join(import.meta.dirname, '../..');
const rounds = 10;

/** How long the release takes to say its version, beside a Node that does nothing. */
export async function cliBench(): Promise<void> {
  await execa(process.execPath, [join(root, 'scripts/build.ts')], { cwd: root });
  const program = join(root, 'dist/lions.js');
  const bare: number[] = [];
  const lions: number[] = [];
  const wall = async (args: readonly string[]) => {
    const begin = performance.now();
    await execa(process.execPath, args);
    return performance.now() - begin;
  };
  for (let round = 0; round < rounds; round++) {
    bare.push(await wall(['-e', '0']));
    lions.push(await wall([program, '--version']));
  }
  const { cpuMs, peakMB } = await measured(process.execPath, [program, '--version']);
  const [a, b] = [median(bare), median(lions)];
  process.stdout.write(
    `node -e 0: ${a.toFixed(0)} ms; lions --version: ${b.toFixed(0)} ms; ratio ${(b / a).toFixed(2)} (median of ${rounds})\n` +
      `lions --version: ${cpuMs} ms of CPU, ${peakMB} MB\n`,
  );
}
