import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { execa } from 'execa';

/** How kubectl is called on this machine: the lab's own, which is Kubernetes' real one, or whatever PATH has. */
export function findKubectl(): readonly string[] | undefined {
  const cache = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  const lab = join(cache, 'lions-lab', 'releases', 'v1.35.4+k3s1', 'k3s');
  if (existsSync(lab)) return [lab, 'kubectl'];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = folders.map((folder) => join(folder, 'kubectl')).find((path) => existsSync(path));
  return found ? [found] : undefined;
}

export interface Answer {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | undefined;
}

export type Kubectl = (args: readonly string[], input?: unknown) => Promise<Answer>;

/** Runs kubectl on a cluster; objects in `input` are given to it as JSON on its standard input. */
export function kubectlFor(command: readonly string[], kubeconfig: string): Kubectl {
  const [program = '', ...first] = command;
  return async (args, input) => {
    const text = typeof input === 'string' ? input : JSON.stringify(input ?? '');
    const result = await execa(program, [...first, ...args], {
      env: { KUBECONFIG: kubeconfig, KUBECACHEDIR: join(kubeconfig, '..', 'cache') },
      input: input === undefined ? '' : text,
      reject: false,
      timeout: 30_000,
    });
    return { stdout: result.stdout, stderr: result.stderr, exitCode: result.exitCode };
  };
}
