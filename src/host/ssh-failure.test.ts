import { expect, test } from 'vitest';
import { sshFailure, sshWords, unexplained } from './ssh-failure.ts';

const changed = `@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@
@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @
@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@
IT IS POSSIBLE THAT SOMEONE IS DOING SOMETHING NASTY!
Someone could be eavesdropping on you right now (man-in-the-middle attack)!
It is also possible that a host key has just been changed.
The fingerprint for the ED25519 key sent by the remote host is
SHA256:4ePEx6oybbmFkIPnUfUTsFnLLxjcNgzC4uxcd1EfJDE.
Please contact your system administrator.
Add correct host key in /var/lib/lions/known_hosts to get rid of this message.
Offending ED25519 key in /var/lib/lions/known_hosts:1
Host key for 10.0.0.11 has changed and you have requested strict checking.
Host key verification failed.
`;

test.each([
  ['ssh: connect to host 10.0.0.11 port 22: Connection refused', 'LIONS-HOST-002'],
  ['ssh: connect to host 10.0.0.11 port 22: No route to host', 'LIONS-HOST-002'],
  ['ssh: Could not resolve hostname lions-9: Name or service not known', 'LIONS-HOST-002'],
  [
    'kex_exchange_identification: Connection closed by remote host\nConnection closed by 10.0.0.11 port 22',
    'LIONS-HOST-002',
  ],
  [
    'channel 0: open failed: connect failed: Connection refused\nstdio forwarding failed\nConnection closed by UNKNOWN port 65535',
    'LIONS-HOST-002',
  ],
  ['root@10.0.0.11: Permission denied (publickey,password).', 'LIONS-HOST-003'],
  [
    'Received disconnect from 10.0.0.11 port 22:2: Too many authentication failures\nDisconnected from 10.0.0.11 port 22',
    'LIONS-HOST-003',
  ],
  [changed, 'LIONS-HOST-004'],
  [
    'No ED25519 host key is known for 10.0.0.11 and you have requested strict checking.\nHost key verification failed.',
    'LIONS-HOST-004',
  ],
  ['ssh: connect to host 10.0.0.11 port 22: Connection timed out', 'LIONS-HOST-006'],
  ['Connection timed out during banner exchange\nConnection to 10.0.0.11 port 22 timed out', 'LIONS-HOST-006'],
])('%s', (stderr, code) => {
  expect(sshFailure({ exitCode: 255, stderr }, 'root@10.0.0.11', 10)).toMatchObject({ code });
});

test('of a changed key, the words name the file and leave out the frames', () => {
  expect(sshWords(changed)).toMatch(
    /Offending ED25519 key in \/var\/lib\/lions\/known_hosts:1; .*verification failed\.$/,
  );
  expect(sshWords(changed)).not.toMatch(/@|NASTY/);
});

test('a command’s own failure is not the connection’s', () => {
  expect(sshFailure({ exitCode: 1, stderr: 'cat: x: Permission denied (really)' }, 'h', 10)).toBeUndefined();
  expect(sshFailure({ exitCode: 255, stderr: '' }, 'h', 10)).toBeUndefined();
  expect(unexplained({ exitCode: undefined, stderr: '' }, 'h')).toMatchObject({
    code: 'LIONS-HOST-002',
    reason: 'unreachable',
  });
});
