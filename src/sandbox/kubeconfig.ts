import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';

export interface KubeconfigFile {
  readonly path: string;
  remove(): Promise<void>;
}

/** Writes a kubeconfig that only this user can read, in a private folder of its own. */
export async function writeKubeconfig(server: string, authority: string, token: string): Promise<KubeconfigFile> {
  // mkdtemp makes the folder with mode 0700.
  const folder = await mkdtemp(join(tmpdir(), 'lions-sandbox-'));
  const path = join(folder, 'kubeconfig');
  const name = 'lions-sandbox';
  const content = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name, cluster: { server, 'certificate-authority-data': Buffer.from(authority).toString('base64') } }],
    users: [{ name, user: { token } }],
    contexts: [{ name, context: { cluster: name, user: name, namespace: 'default' } }],
    'current-context': name,
  };
  await writeFile(path, stringify(content), { mode: 0o600 });
  return { path, remove: () => rm(folder, { recursive: true, force: true }) };
}
