import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import type { HostTarget } from '../model/host-target.ts';
import { shellCommand } from '../model/shell.ts';
import type { Machine } from './machine.ts';
import { sshFailure } from './ssh-failure.ts';

export interface SshOptions {
  /** Where LIONS remembers host keys. */
  readonly knownHostsFile: string;
  /** Whether keys that the user's own known_hosts holds count too. */
  readonly trustUsersKnownHosts: boolean;
  /** Another configuration than the user's; `none` for no configuration at all. */
  readonly configFile?: string | undefined;
}

const connectSeconds = 10;
/** A socket's path has about 108 bytes, and ssh needs 17 of them for itself. */
const longestSocketPath = 88;

/**
 * A machine over the system's ssh, with the user's configuration, agent and jump hosts. The first call opens a connection
 * that later ones share and that `close` ends; its socket lies in a private folder of this process, so that no stale one
 * of another can hang us. A host that nobody knows is taken at its first word and held to it from then on.
 */
export function sshMachine(host: HostTarget, options: SshOptions): Machine {
  const target = host.user === undefined ? host.address : `${host.user}@${host.address}`;
  let socket: Promise<Socket> | undefined;
  return {
    target,
    commandLine: async (command) => {
      socket ??= openSocket(options.knownHostsFile);
      const { path } = await socket;
      return ['ssh', ...sshArguments(host, options, path), shellCommand(...command)];
    },
    failure: (ended) => sshFailure(ended, target, connectSeconds),
    close: async () => {
      const opened = await socket;
      socket = undefined;
      if (opened) await closeSocket(opened, host);
    },
  };
}

/** ssh's arguments up to and including the destination. */
export function sshArguments(host: HostTarget, options: SshOptions, socketPath: string | undefined): string[] {
  const { user, port, key, jump } = host;
  const shared = socketPath === undefined ? { ControlMaster: 'no', ControlPath: 'none' } : sharing(socketPath);
  const settings = {
    BatchMode: 'yes',
    ConnectTimeout: String(connectSeconds),
    ServerAliveInterval: '5',
    ServerAliveCountMax: '3',
    StrictHostKeyChecking: 'accept-new',
    UserKnownHostsFile: [options.knownHostsFile, ...(options.trustUsersKnownHosts ? ['~/.ssh/known_hosts'] : [])]
      .map(quoted)
      .join(' '),
    UpdateHostKeys: 'no',
    LogLevel: 'ERROR',
    // A user's configuration may ask for these, and they are for people at a terminal.
    RequestTTY: 'no',
    RemoteCommand: 'none',
    ClearAllForwardings: 'yes',
    ForwardAgent: 'no',
    PermitLocalCommand: 'no',
    ...shared,
    ...(key !== undefined && { IdentitiesOnly: 'yes' }),
  };
  return [
    ...(options.configFile === undefined ? [] : ['-F', options.configFile]),
    ...Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`]),
    ...(user === undefined ? [] : ['-l', user]),
    ...(port === undefined ? [] : ['-p', String(port)]),
    ...(key === undefined ? [] : ['-i', key]),
    ...(jump === undefined ? [] : ['-J', jump]),
    '--',
    host.address,
  ];
}

function sharing(socketPath: string): Record<string, string> {
  return { ControlMaster: 'auto', ControlPath: quoted(socketPath), ControlPersist: '60' };
}

/** A path in a `-o` option: ssh reads words, quotes and percent signs in it. */
function quoted(path: string): string {
  return `"${path.replaceAll('%', '%%')}"`;
}

interface Socket {
  readonly folder: string;
  /** Undefined when the folder's name is too long for a socket: then each call connects anew. */
  readonly path: string | undefined;
}

async function openSocket(knownHostsFile: string): Promise<Socket> {
  await mkdir(dirname(knownHostsFile), { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(process.env['XDG_RUNTIME_DIR'] || tmpdir(), 'lions-'));
  const path = join(folder, 's');
  return { folder, path: Buffer.byteLength(path) <= longestSocketPath ? path : undefined };
}

async function closeSocket({ folder, path }: Socket, host: HostTarget): Promise<void> {
  // When nothing listens there is nothing to close, which ssh tells by its exit status.
  if (path) {
    const words = ['-F', 'none', '-o', `ControlPath=${quoted(path)}`, '-O', 'exit', '--', host.address];
    await execa('ssh', words, { reject: false, timeout: 2000, stdin: 'ignore' });
  }
  await rm(folder, { recursive: true, force: true });
}

/** `known_hosts` in LIONS' state folder: `LIONS_STATE`, else the user's, else for root the machine's. */
export function defaultKnownHostsFile(env: NodeJS.ProcessEnv = process.env, isRoot = process.getuid?.() === 0): string {
  const users = join(env['XDG_STATE_HOME'] || join(homedir(), '.local', 'state'), 'lions');
  return join(env['LIONS_STATE'] || (isRoot ? '/var/lib/lions' : users), 'known_hosts');
}
