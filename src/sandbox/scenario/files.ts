import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** In the sources the scenarios stand beside this folder; in a release the bundle has them in `scenarios/` beside itself. */
const folders = ['../scenarios', './scenarios', './sandbox/scenarios'];

function folder(): string {
  const found = folders.map((path) => fileURLToPath(new URL(path, import.meta.url))).find((path) => existsSync(path));
  if (!found) throw new Error(`the scenarios are not installed beside ${import.meta.url}`);
  return found;
}

/** Names of the scenarios that LIONS brings, hidden ones too. */
export async function scenarioNames(): Promise<string[]> {
  const files = await readdir(folder());
  return files
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => basename(file, '.yaml'))
    .sort();
}

/** Text of a scenario that LIONS brings, or of any file when the name has a slash or ends in `.yaml`. */
export async function readScenario(name: string): Promise<{ readonly file: string; readonly text: string }> {
  const file = name.includes('/') || name.endsWith('.yaml') ? name : join(folder(), `${name}.yaml`);
  return { file, text: await readFile(file, 'utf8') };
}
