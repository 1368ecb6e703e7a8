import { describe, expect, test } from 'vitest';
import type { HostTarget } from '../model/host-target.ts';
import { defaultKnownHostsFile, sshArguments } from './ssh.ts';

const host: HostTarget = { address: '10.0.0.11', role: 'agent', user: 'ops', port: 2222, key: '/k', jump: 'gw:22' };

/** `-o NAME=VALUE` as a map, and the rest. */
function read(words: readonly string[]) {
  const options = new Map<string, string>();
  const rest: string[] = [];
  for (let at = 0; at < words.length; at++) {
    if (words[at] !== '-o') rest.push(words[at] ?? '');
    else {
      const [name = '', ...value] = (words[++at] ?? '').split('=');
      options.set(name, value.join('='));
    }
  }
  return { options, rest };
}

describe('what ssh is told', () => {
  const settings = { knownHostsFile: '/state/100% mine/known_hosts', trustUsersKnownHosts: true };

  test('asks for nothing, trusts no new key twice, and ends its options before the address', () => {
    const { options, rest } = read(sshArguments(host, settings, '/run/s'));
    expect(rest).toEqual(['-l', 'ops', '-p', '2222', '-i', '/k', '-J', 'gw:22', '--', '10.0.0.11']);
    expect(options.get('BatchMode')).toBe('yes');
    expect(options.get('StrictHostKeyChecking')).toBe('accept-new');
    expect(options.get('UserKnownHostsFile')).toBe('"/state/100%% mine/known_hosts" "~/.ssh/known_hosts"');
    expect(options.get('ControlPath')).toBe('"/run/s"');
    expect(options.get('IdentitiesOnly')).toBe('yes');
  });

  test('leaves to the user’s configuration what lions.yaml does not say', () => {
    const { options, rest } = read(sshArguments({ address: 'alias', role: 'server' }, settings, undefined));
    expect(rest).toEqual(['--', 'alias']);
    expect(options.has('IdentitiesOnly')).toBe(false);
    expect(options.get('ControlMaster')).toBe('no');
  });
});

test('host keys are remembered in the state folder', () => {
  expect(defaultKnownHostsFile({ LIONS_STATE: '/s' }, true)).toBe('/s/known_hosts');
  expect(defaultKnownHostsFile({}, true)).toBe('/var/lib/lions/known_hosts');
  expect(defaultKnownHostsFile({ XDG_STATE_HOME: '/home/a/state' }, false)).toBe('/home/a/state/lions/known_hosts');
});
