import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Translate } from '../../text/text.ts';
import { checked } from './check.ts';
import type { Check } from './schema.ts';

const run = promisify(execFile);

/** What a program prints about its version; undefined when there is no such program. Its PATH is that of `env`. */
async function versionOf(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    const { stdout, stderr } = await run(program, args, { env, signal, timeout: 10_000 });
    return (stdout || stderr).trim().split('\n', 1)[0] ?? '';
  } catch (error) {
    if (['ENOENT', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

/** The Node that runs now. */
export function checkNode(words: Translate, version = process.versions.node): Check {
  if (Number(version.split('.')[0]) >= 24) return checked('node', 'ok', words('cli.doctor.node', { version }));
  return checked('node', 'failed', words('cli.doctor.nodeOld', { version }), {
    advice: words('cli.doctor.nodeAdvice'),
  });
}

/** Needed as soon as lions.yaml names a host that is reached by SSH. */
export async function checkSsh(
  words: Translate,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
  needed: boolean,
): Promise<Check> {
  const version = await versionOf('ssh', ['-V'], env, signal);
  if (version) return checked('ssh', 'ok', words('cli.doctor.ssh', { version }));
  return checked('ssh', needed ? 'failed' : 'warning', words('cli.doctor.sshMissing'), {
    advice: words('cli.doctor.sshAdvice'),
  });
}

/** Backups need it, which are not here yet: never more than a warning. */
export async function checkRestic(words: Translate, env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<Check> {
  const printed = await versionOf('restic', ['version'], env, signal);
  const version = /\d+\.\d+\.\d+/.exec(printed ?? '')?.[0];
  const advice = words('cli.doctor.resticAdvice');
  if (!version) return checked('restic', 'warning', words('cli.doctor.resticMissing'), { advice });
  if (isAtLeast(version, [0, 17, 1])) return checked('restic', 'ok', words('cli.doctor.restic', { version }));
  return checked('restic', 'warning', words('cli.doctor.resticOld', { version }), { advice });
}

export function isAtLeast(version: string, least: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  const differing = least.findIndex((part, index) => (parts[index] ?? 0) !== part);
  return differing < 0 || (parts[differing] ?? 0) > (least[differing] ?? 0);
}
