import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

export const k3sKubeconfig = '/etc/rancher/k3s/k3s.yaml';

export interface Locations {
  /** Files to merge, the first one wins. Empty when there is none anywhere. */
  readonly files: readonly string[];
  /** Where was looked, for the error. */
  readonly places: readonly string[];
}

export interface LocateOptions {
  /** `--kubeconfig`: this file alone, which must exist. */
  readonly kubeconfig?: string | undefined;
  readonly env?: NodeJS.ProcessEnv;
  readonly home?: string;
  readonly exists?: (file: string) => boolean;
}

/**
 * Which files hold the kubeconfig: the explicit one, else those of KUBECONFIG (missing ones are passed over, as kubectl
 * does), else ~/.kube/config, else the one that K3s writes on its servers.
 */
export function locateKubeconfig(options: LocateOptions = {}): Locations {
  const { env = process.env, home = homedir(), exists = existsSync } = options;
  if (options.kubeconfig) return { files: [options.kubeconfig], places: [options.kubeconfig] };
  const listed = (env['KUBECONFIG'] ?? '').split(delimiter).filter(Boolean);
  if (listed.length > 0) return { files: listed.filter(exists), places: listed };
  const places = [join(home, '.kube', 'config'), k3sKubeconfig];
  const found = places.find(exists);
  return { files: found ? [found] : [], places };
}
