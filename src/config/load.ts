import type { HostTarget } from '../model/host-target.ts';

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
  readonly environments: ReadonlyMap<string, Environment>;
  readonly defaultEnvironment?: string | undefined;
}

export interface LoadConfigOptions {
  /** `--config`: this file alone, which must exist. `LIONS_CONFIG` does the same. */
  readonly config?: string | undefined;
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly home?: string;
}

/**
 * Finds and reads `lions.yaml`: `--config`, `LIONS_CONFIG`, the current folder, the user's configuration folder, /etc/lions.
 * @throws {LionsError} LIONS-CFG-005 when the file that was named does not exist, LIONS-CFG-006 ({@link ConfigError}) when it is not valid
 */
export function loadConfig(_options: LoadConfigOptions = {}): Promise<Config> {
  return Promise.reject(new Error('not written yet'));
}

/**
 * The environment of that name; without a name the default one, or the only one.
 * @throws {LionsError} LIONS-CFG-007
 */
export function chooseEnvironment(_config: Config, _name?: string): Environment {
  throw new Error('not written yet');
}
