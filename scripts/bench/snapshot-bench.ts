import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { execa } from 'execa';
import { build } from 'rolldown';

interface Measured {
  readonly objects: number;
  readonly unread: readonly string[];
  readonly logs: number;
  readonly findings: number;
  readonly observeMs: number;
  readonly diagnoseMs: number;
  readonly rssMB: { readonly start: number; readonly snapshot: number; readonly peak: number };
}

const goalMB = 450;
const rounds = 3;

/**
 * A snapshot and diagnosis of a cluster with 5,000 pods and 33,000 objects, each round in a process of its own. Bundled as
 * a release is: running from the sources takes 45 MB more.
 */
export async function snapshotBench(): Promise<void> {
  const made = await mkdtemp(join(tmpdir(), 'lions-bench-'));
  const program = join(made, 'snapshot.mjs');
  const output = { file: program, minify: true, codeSplitting: false };
  await build({ input: join(import.meta.dirname, 'snapshot.ts'), platform: 'node', output, logLevel: 'warn' });
  const server = execa(process.execPath, [join(import.meta.dirname, 'server.ts')], { reject: false, buffer: false });
  const [kubeconfig] = (await once(createInterface(server.stdout), 'line')) as [string];
  for (let round = 1; round <= rounds; round++) {
    const start = performance.now();
    const { stdout } = await execa(process.execPath, [program, kubeconfig]);
    print(round, performance.now() - start, JSON.parse(stdout) as Measured);
  }
  server.stdin.end();
  await server;
  await rm(made, { recursive: true });
}

function print(round: number, wallMs: number, measured: Measured): void {
  const { objects, unread, logs, findings, observeMs, diagnoseMs, rssMB } = measured;
  const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
  process.stdout.write(
    `round ${round}: ${objects} objects, ${logs} logs, ${findings} findings${unread.length > 0 ? `, not read: ${unread.join(', ')}` : ''}\n` +
      `  whole process ${seconds(wallMs)}, reading ${seconds(observeMs)}, judging ${seconds(diagnoseMs)}\n` +
      `  peak memory ${rssMB.peak} MB (${rssMB.start} at start, ${rssMB.snapshot} with the snapshot), ${(rssMB.peak / goalMB).toFixed(2)} of the goal of ${goalMB}\n`,
  );
}
