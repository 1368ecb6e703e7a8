import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LionsError } from '../model/error.ts';
import { ConfigError } from './problem.ts';

export const configName = 'lions.yaml';

export interface LocateConfigOptions {
  /** `--config`: this file alone, which must exist. `LIONS_CONFIG` does the same. */
  readonly config?: string | undefined;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly home: string;
  /** `/etc/lions` on a real machine. */
  readonly systemFolder: string;
}

/**
 * The configuration file, or undefined when there is none. One in the current folder must be ours or root's: through the
 * kubeconfig it names programs that get the user's rights, and the current folder may be anybody's.
 * @throws {LionsError} LIONS-CFG-005 when the file that was named does not exist, LIONS-CFG-006 for one that is not trusted
 */
export function locateConfig(options: LocateConfigOptions): string | undefined {
  const { env, cwd, home, systemFolder } = options;
  const named = options.config ?? (env['LIONS_CONFIG'] || undefined);
  if (named !== undefined) {
    const file = resolve(cwd, named);
    if (existsSync(file)) return file;
    throw new LionsError('LIONS-CFG-005', `${file} does not exist`, { file });
  }
  const here = join(cwd, configName);
  if (existsSync(here)) {
    if (isTrusted(here)) return here;
    const message = 'this file belongs to another user, or anybody may write it; name it with --config if you trust it';
    throw new ConfigError(here, [{ line: 1, column: 1, message }]);
  }
  const userFolder = env['XDG_CONFIG_HOME'] || join(home, '.config');
  return [join(userFolder, 'lions', configName), join(systemFolder, configName)].find((file) => existsSync(file));
}

function isTrusted(file: string): boolean {
  const { uid, mode } = statSync(file);
  const own = process.getuid?.();
  const writableByAll = (mode & 0o002) !== 0;
  return own === undefined || ((uid === own || uid === 0) && !writableByAll);
}
