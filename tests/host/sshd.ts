import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, connect as dial } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { execa } from 'execa';
import type { HostTarget } from '../../src/model/host-target.ts';

const program = ['/usr/sbin/sshd', '/usr/local/sbin/sshd', '/sbin/sshd'].find((path) => existsSync(path));

/** Why no SSH server can be started here; undefined when it can. */
export const noSshd = program ? undefined : 'sshd is not installed (Debian: apt install openssh-server)';

/** A real SSH server on 127.0.0.1, for this user alone and with keys of its own. */
export interface Sshd {
  readonly folder: string;
  readonly port: number;
  /** Reaches it; with changes. */
  target(change?: Partial<HostTarget>): HostTarget;
  readonly knownHostsFile: string;
  /** The same server with another host key, as after a reinstallation. */
  replaceHostKey(): Promise<void>;
  /** Stops it in the middle of everything, as a frozen machine. */
  freeze(): void;
  thaw(): void;
  close(): Promise<void>;
}

export async function startSshd(): Promise<Sshd> {
  const folder = await mkdtemp(join(tmpdir(), 'lions-sshd-'));
  await chmod(folder, 0o700);
  const path = (name: string) => join(folder, name);
  await makeKey(path('host_key'));
  await makeKey(path('user_key'));
  await writeFile(path('authorized_keys'), await readFile(path('user_key.pub')));
  const port = await freePort();
  await writeFile(path('sshd_config'), settings(folder, port));
  // Where root's sshd separates privileges.
  if (process.getuid?.() === 0) await mkdir('/run/sshd', { recursive: true });
  let server = await listen(path('sshd_config'), port);
  return {
    folder,
    port,
    knownHostsFile: path('known_hosts'),
    target: (change) => ({
      address: '127.0.0.1',
      port,
      user: userInfo().username,
      key: path('user_key'),
      role: 'server',
      ...change,
    }),
    replaceHostKey: async () => {
      await server.stop();
      await rm(path('host_key'));
      await makeKey(path('host_key'));
      server = await listen(path('sshd_config'), port);
    },
    freeze: () => void server.signal('SIGSTOP'),
    thaw: () => void server.signal('SIGCONT'),
    close: async () => {
      server.signal('SIGCONT');
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const settings = (folder: string, port: number) => `Port ${port}
ListenAddress 127.0.0.1
HostKey ${folder}/host_key
AuthorizedKeysFile ${folder}/authorized_keys
PidFile ${folder}/pid
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
StrictModes no
PermitRootLogin prohibit-password
`;

async function makeKey(file: string): Promise<void> {
  await execa('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file]);
}

interface Listening {
  signal(signal: NodeJS.Signals): void;
  stop(): Promise<void>;
}

async function listen(config: string, port: number): Promise<Listening> {
  // Into a file: sessions that outlive the server would keep a pipe open.
  const log = `${config}.log`;
  const server = execa(program ?? 'sshd', ['-D', '-E', log, '-f', config], { reject: false, stdio: 'ignore' });
  const started = async () => {
    while (!(await answers(port))) await pause(20);
    return true;
  };
  const ended = server.then(() => false);
  if (!(await Promise.race([started(), ended]))) throw new Error(`sshd did not start: ${await readFile(log, 'utf8')}`);
  return {
    signal: (signal) => void server.kill(signal),
    stop: async () => {
      server.kill();
      await server;
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = dial(port, '127.0.0.1');
    socket.once('data', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
    socket.once('data', () => socket.destroy());
  });
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}
