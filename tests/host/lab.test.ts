import { expect, test } from 'vitest';
import { connectHosts } from '../../src/host/connect.ts';
import type { HostTarget } from '../../src/model/host-target.ts';
import { valueOf } from '../../src/model/readable.ts';
import { testCluster } from '../lab.ts';

const found = await testCluster();
const machines = 'cluster' in found ? found.cluster.machines : [];

/** As a configuration says it, but all called servers: what runs there must be found out. */
const targets = new Map<string, HostTarget>(
  machines.map(({ name, ssh: { address, user, port, keyFile } }) => [
    name,
    { address, user, port, key: keyFile, role: 'server' },
  ]),
);

test('hosts of a real cluster are read, whatever state they are in', async (context) => {
  if ('skip' in found) return context.skip(found.skip);
  if (machines.length === 0) return context.skip('its hosts cannot be reached: LIONS_TEST_SSH is not set');
  const knownHostsFile = machines[0]?.ssh.knownHostsFile;
  await using hosts = connectHosts(targets, { knownHostsFile, sshConfigFile: 'none' });
  for (const machine of machines) {
    const read = await hosts.sources.get(machine.name)?.read();
    if (!read?.ok) throw new Error(`${machine.name}: ${read?.unreadable.message}`);
    const facts = read.value;
    expect(facts.hostname).toEqual({ ok: true, value: machine.name });
    expect(facts.role).toBe(machine.role);
    expect(facts.unit).toMatchObject({ ok: true, value: { name: `${machine.unit}.service`, load: 'loaded' } });
    expect(valueOf(facts.journal)?.length).toBeGreaterThan(5);
    expect(valueOf(facts.journal)?.[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ \S+: /);
    expect(valueOf(facts.addresses)).toContain(machine.ssh.address);
    expect(valueOf(facts.filesystems)?.flatMap((one) => one.holds)).toContain('/var/lib/rancher/k3s');
    const certificates = valueOf(facts.certificates) ?? [];
    expect(certificates.some((one) => one.path.endsWith('/agent/serving-kubelet.crt'))).toBe(true);
    expect(facts.k3sVersion).toMatchObject({ ok: true });
    expect(facts.containerd).toMatchObject({ ok: true });
    if (machine.role === 'server') {
      expect(valueOf(facts.datastore)?.bytes).toBeGreaterThan(4096);
      expect(certificates.some((one) => one.path.endsWith('/server/tls/server-ca.crt') && one.isAuthority)).toBe(true);
    } else {
      expect(facts.datastore).toMatchObject({ ok: false, unreadable: { reason: 'not-configured' } });
    }
  }
});
