import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { homedir, hostname } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { LionsError } from '../model/error.ts';
import { type HostTarget, localAddress } from '../model/host-target.ts';
import { locateConfig } from './locate.ts';
import { parseConfig } from './parse.ts';
import { ConfigError } from './problem.ts';
import type { ConfigFile } from './schema.ts';

/** A person or a service to call, shown in reports. */
export interface Contact {
  readonly name: string;
  readonly role?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
}

/** One cluster and its machines. */
export interface Environment {
  readonly name: string;
  /** Absolute path; the usual places are searched when undefined. */
  readonly kubeconfig?: string | undefined;
  readonly context?: string | undefined;
  readonly hosts: ReadonlyMap<string, HostTarget>;
}

/** `lions.yaml`, paths resolved; or the implicit configuration when there is no such file. */
export interface Config {
  /** The file it was read from; undefined for the implicit configuration. */
  readonly file: string | undefined;
  readonly language?: 'fr' | 'en' | undefined;
  readonly contacts: readonly Contact[];
  /** At least one. */
  readonly environments: ReadonlyMap<string, Environment>;
  readonly defaultEnvironment?: string | undefined;
}

export interface LoadConfigOptions {
  /** `--config`: this file alone, which must exist. `LIONS_CONFIG` does the same. */
  readonly config?: string | undefined;
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly home?: string;
  /** Where the machine's files are, for tests: `/`. */
  readonly root?: string;
}

/**
 * Finds and reads `lions.yaml`: `--config`, `LIONS_CONFIG`, the current folder, the user's configuration folder, /etc/lions.
 * Without a file, or without environments in it, there is one environment `default` with the kubeconfig of the usual
 * places, and this machine as its host when a unit of K3s is installed here.
 * @throws {LionsError} LIONS-CFG-005 when the file that was named does not exist, LIONS-CFG-006 ({@link ConfigError}) when
 * it is not valid
 */
export async function loadConfig(options: LoadConfigOptions = {}): Promise<Config> {
  const { env = process.env, cwd = process.cwd(), home = homedir(), root = '/' } = options;
  const file = locateConfig({ config: options.config, env, cwd, home, systemFolder: join(root, 'etc/lions') });
  const implicit = new Map([['default', implicitEnvironment(root)]]);
  if (file === undefined) return { file, contacts: [], environments: implicit };
  const { environments: listed, ...rest } = parseConfig(await readText(file), file);
  const absolute = (path: string) => resolve(dirname(file), path.replace(/^~(?=$|\/)/, home));
  const environments = new Map(
    Object.entries(listed).map(([name, one]) => [name, environmentOf(name, one, absolute)] as const),
  );
  return { file, ...rest, environments: environments.size > 0 ? environments : implicit };
}

/**
 * The environment of that name; without a name the default one, or the only one.
 * @throws {LionsError} LIONS-CFG-007, also when none is named and there are several
 */
export function chooseEnvironment(config: Config, name?: string): Environment {
  const { environments } = config;
  const only = environments.size === 1 ? [...environments.keys()][0] : undefined;
  const wanted = name ?? config.defaultEnvironment ?? only;
  const found = wanted === undefined ? undefined : environments.get(wanted);
  if (found) return found;
  const known = [...environments.keys()].join(', ');
  const detail = wanted === undefined ? `none is chosen of: ${known}` : `no environment ${wanted}`;
  throw new LionsError('LIONS-CFG-007', detail, { name: wanted ?? '', known });
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const message = code === 'EACCES' ? 'this user may not read the file' : `it cannot be read (${code})`;
    throw new ConfigError(file, [{ line: 1, column: 1, message }], error);
  }
}

type Written = ConfigFile['environments'][string];

function environmentOf(name: string, written: Written, absolute: (path: string) => string): Environment {
  const { kubeconfig, context } = written;
  const hosts = Object.entries(written.hosts).map(([host, target]) => {
    const key = target.key === undefined ? {} : { key: absolute(target.key) };
    return [host, { ...target, ...key }] as const;
  });
  return { name, kubeconfig: kubeconfig && absolute(kubeconfig), context, hosts: new Map(hosts) };
}

const unitFolders = [
  'etc/systemd/system',
  'usr/lib/systemd/system',
  'usr/local/lib/systemd/system',
  'lib/systemd/system',
];

function implicitEnvironment(root: string): Environment {
  const has = (unit: string) => unitFolders.some((folder) => existsSync(join(root, folder, unit)));
  const role = has('k3s.service') ? 'server' : has('k3s-agent.service') ? 'agent' : undefined;
  const hosts: ReadonlyMap<string, HostTarget> = role
    ? new Map([[hostname(), { address: localAddress, role }]])
    : new Map();
  return { name: 'default', hosts };
}
