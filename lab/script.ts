import { join } from 'node:path';
import { execa } from 'execa';
import { LabError } from './error.ts';
import { type LabSettings, versions } from './settings.ts';

/** Where a long command tells how far it is. */
export type Progress = (line: string) => void;

/** What the shell parts read; see shell/lib.sh. */
export function scriptEnvironment(folder: string, settings: LabSettings): Record<string, string> {
  const version = versions[settings.kubernetes];
  return {
    LAB_DIR: folder,
    LAB_NAME: settings.name,
    LAB_NET: settings.net,
    LAB_AGENTS: String(settings.agents),
    LAB_VERSION: version,
    LAB_VERSIONS: version,
  };
}

/** Runs one of lab/shell/*.sh; its lines go to `progress`. */
export async function runScript(
  folder: string,
  settings: LabSettings,
  name: string,
  args: readonly string[],
  progress: Progress,
): Promise<void> {
  const child = execa('bash', [join(import.meta.dirname, 'shell', name), ...args], {
    env: scriptEnvironment(folder, settings),
    all: true,
    reject: false,
    stdin: 'ignore',
    // What the script leaves running (machines, registry) has its own output; this one ends with the script.
    cleanup: false,
  });
  for await (const line of child.iterable({ from: 'all' })) progress(line);
  const result = await child;
  if (result.exitCode === 0) return;
  const last = result.all?.trim().split('\n').at(-1) ?? '';
  throw new LabError(`${name} ${args.join(' ')} failed (${result.exitCode ?? result.signal}): ${last}`);
}
