import { describe, expect, test } from 'vitest';
import { crashed, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { c11SecurityContext } from './c11-security-context.ts';
import { clueOf } from './decisive.ts';

const dropped = { securityContext: { capabilities: { drop: ['ALL'] } } };
const refusedBy = (...lines: string[]) => ({
  objects: [workload('web', { container: dropped, state: crashed({ exitCode: 1 }) })],
  logs: { 'shop/web-7f9c-x1/app/previous': lines.join('\n') },
  object: 'Deployment/shop/web',
  evidence: [/exit code 1/, /drop/],
});

ruleCases(c11SecurityContext, {
  finds: {
    'a file capability that may not be set': {
      ...refusedBy('unable to set CAP_SETPCAP effective capability: Operation not permitted'),
      evidence: [/CAP_SETPCAP/, /"drop":\["ALL"\]/],
      severity: 'critical',
    },
    'another user whom the start script may not become': refusedBy(
      'starting as root',
      'error: failed switching to "app": operation not permitted',
    ),
    'memory that may not be locked': refusedBy(
      'Error initializing core: Failed to lock memory: operation not permitted',
    ),
    'rules of a firewall': refusedBy(
      "iptables v1.8.7 (legacy): can't initialize iptables table `nat': Permission denied (you must be root)",
      'Perhaps iptables or your kernel needs to be upgraded.',
    ),
  },
  ignores: {
    'a directory whose owner may not be changed': refusedBy(
      "chown: changing ownership of '/data': Operation not permitted",
    ),
    'a connection that a firewall cuts': refusedBy('dial udp 10.0.0.1:53: connect: operation not permitted'),
    'a low port': refusedBy('nginx: [emerg] bind() to 0.0.0.0:80 failed (13: Permission denied)'),
    'a program that ends in good order': {
      ...refusedBy('RTNETLINK answers: Operation not permitted'),
      objects: [workload('web', { state: crashed({ exitCode: 0, reason: 'Completed' }) })],
    },
  },
});

describe('what only root or a capability may do', () => {
  test.each([
    'su: cannot set user id: Operation not permitted',
    'nginx: [emerg] setgid(101) failed (1: Operation not permitted)',
    'AH00149: child process cannot setgid: (1)Operation not permitted',
    'RTNETLINK answers: Operation not permitted',
    'mount: /mnt: permission denied.',
    'fuse: device not found, try ‘modprobe fuse’ first',
    'sysctl: permission denied on key "net.ipv4.ip_forward"',
    'ERROR: Cannot open TUN/TAP dev /dev/net/tun: Operation not permitted (errno=1)',
    'ping: socket: Operation not permitted',
    'exec /usr/local/bin/server: operation not permitted',
    'ulimit: error setting limit (Operation not permitted)',
    'setgroups : Opération non permise',
    'This script must be run as root',
    'initdb: error: cannot be run as root',
    'Error: this container requires privileged mode',
    'missing required capability NET_ADMIN',
  ])('%s', (line) => expect(clueOf(line)?.cause).toBe('privilege'));

  test.each([
    ['ERROR:  permission denied for schema public', 'denied'],
    ["cp: cannot create regular file '/root/x': Permission denied", 'permission'],
    ['git clone: error: Permission denied (publickey)', undefined],
    ['DiscordException: requesting privileged intents that have not been explicitly enabled', undefined],
    ['User "system:serviceaccount:shop:web" cannot list resource "pods"', 'forbidden'],
    ['requires root certificate authority to be installed', undefined],
    ['write udp 10.42.0.3:5000->10.0.0.1:53: sendto: operation not permitted', undefined],
  ])('is something else: %s', (line, cause) => {
    if (cause === undefined) expect(clueOf(line)?.cause).not.toBe('privilege');
    else expect(clueOf(line)?.cause).toBe(cause);
  });
});
