import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { TestCluster } from '../lab.ts';

/** The name of the cluster in that file. Only an environment has hosts: a kubeconfig given by hand has none. */
export const environment = 'test';

/** Writes a `lions.yaml` that knows the cluster's hosts; gives back its path. */
export function configurationFor(cluster: TestCluster): string {
  const hosts = Object.fromEntries(
    cluster.machines.map(({ name, role, ssh: { address, user, port, keyFile: key } }) => [
      name,
      { role, address, user, port, key },
    ]),
  );
  const file = join(mkdtempSync(join(tmpdir(), 'lions-e2e-')), 'lions.yaml');
  writeFileSync(file, stringify({ environments: { [environment]: { kubeconfig: cluster.kubeconfig, hosts } } }));
  return file;
}
