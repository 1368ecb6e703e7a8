import { describe, expect, test } from 'vitest';
import { machinesOf, testCluster } from './lab.ts';

describe('LIONS_TEST_SSH', () => {
  test('names nodes with user, address and port, the server first', () => {
    const machines = machinesOf('one=root@192.0.2.1, two=ops@host.example:2222,three=root@[2001:db8::1]:22', '/key');
    expect(machines.map(({ name, role, unit }) => [name, role, unit])).toEqual([
      ['one', 'server', 'k3s'],
      ['two', 'agent', 'k3s-agent'],
      ['three', 'agent', 'k3s-agent'],
    ]);
    expect(machines.map(({ ssh }) => [ssh.user, ssh.address, ssh.port, ssh.keyFile])).toEqual([
      ['root', '192.0.2.1', 22, '/key'],
      ['ops', 'host.example', 2222, '/key'],
      ['root', '2001:db8::1', 22, '/key'],
    ]);
  });

  test('may be absent, but is never half understood', () => {
    expect(machinesOf('', '')).toEqual([]);
    expect(() => machinesOf('one=root@192.0.2.1', '')).toThrow('LIONS_TEST_SSH_KEY');
    for (const wrong of ['192.0.2.1', 'one=192.0.2.1', 'one=root@192.0.2.1:port', 'one=root@192.0.2.1,']) {
      expect(() => machinesOf(wrong, '/key')).toThrow('is not NODE=USER@ADDRESS[:PORT]');
    }
  });
});

describe('the cluster of the tests', () => {
  test('is the one that was named, its hosts unknown unless they were named too', async () => {
    const found = await testCluster({ LIONS_TEST_KUBECONFIG: '/k', LIONS_LAB: 'off' });
    expect(found).toMatchObject({ cluster: { kubeconfig: '/k', machines: [], ours: false } });
  });

  test('is none when the lab is switched off', async () => {
    expect(await testCluster({ LIONS_LAB: 'off' })).toEqual({ skip: 'LIONS_LAB=off' });
  });

  test('is never a lab that would have to be built first without being asked for', async () => {
    expect(await testCluster({ LAB_DIR: '/nonexistent', LAB_NAME: 'nolab' })).toHaveProperty('skip');
  });
});
