import type { Surroundings } from './context.ts';
import { OutputClosed } from './output.ts';
import { runCommandLine } from './run.ts';

/** Runs the command line of a Node process, with its streams and signals, and leaves it its exit status. */
export async function startCommandLine(process: NodeJS.Process): Promise<void> {
  const stop = new AbortController();
  // The first request ends the work in good order; the second one meets Node's own handler and ends at once.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort());
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      stop.abort(new OutputClosed());
    });
  }
  const around: Surroundings = {
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    signal: stop.signal,
  };
  process.exitCode = await runCommandLine(process.argv.slice(2), around);
}
