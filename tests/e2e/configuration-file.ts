import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { TestCluster } from '../lab.ts';

/** Writes a `lions.yaml` that knows the cluster's hosts; gives back its path. */
export function configurationFor(cluster: TestCluster): string {
  const hosts = cluster.machines.map(({ name, role, ssh }) => ({
    name,
    role,
    address: ssh.address,
    user: ssh.user,
    port: ssh.port,
    key: ssh.keyFile,
  }));
  const file = join(mkdtempSync(join(tmpdir(), 'lions-e2e-')), 'lions.yaml');
  writeFileSync(file, stringify({ environments: { test: { kubeconfig: cluster.kubeconfig, hosts } } }));
  return file;
}
