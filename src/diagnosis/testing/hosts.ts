import type { Filesystem, HostCertificate, HostFacts, UnitState } from '../../model/host.ts';
import { type Readable, readable, unreadable } from '../../model/readable.ts';
import type { Instant } from '../../model/snapshot.ts';
import { ago } from './scene.ts';

const gib = 2 ** 30;

/** What differs from a well host: values as they are read, or `unreadable(…)` parts. */
export type HostParts = {
  readonly [Part in Exclude<keyof HostFacts, 'role' | 'unit'>]?: HostFacts[Part] extends Readable<infer Value>
    ? Value | Readable<never>
    : never;
} & { readonly role?: HostFacts['role']; readonly unit?: Partial<UnitState> };

/** A machine on which K3s runs well, the server `node-1` until told otherwise. */
export function host(parts: HostParts = {}): Readable<HostFacts> {
  const { role = 'server', unit, ...others } = parts;
  const given = Object.entries(others).map(([name, value]) => [name, isUnread(value) ? value : readable(value)]);
  return readable({ ...well(role, unit), ...Object.fromEntries(given) } as HostFacts);
}

/** A machine that SSH does not reach. */
export function deadHost(): Readable<HostFacts> {
  return unreadable('unreachable', 'ssh: connect to host 10.0.0.10 port 22: No route to host');
}

function isUnread(value: unknown): value is Readable<never> {
  return typeof value === 'object' && value !== null && 'ok' in value && value.ok === false;
}

function well(role: HostFacts['role'], unit: Partial<UnitState> = {}): HostFacts {
  return {
    role,
    hostname: readable('node-1'),
    addresses: readable(['10.0.0.10']),
    unit: readable({ ...runningUnit(role), ...unit }),
    journal: readable([]),
    filesystems: readable([filesystem()]),
    memory: readable({
      totalBytes: 12 * gib,
      availableBytes: 5 * gib,
      swapTotalBytes: 4 * gib,
      swapFreeBytes: 4 * gib,
    }),
    load: readable({ one: 0.8, five: 0.9, fifteen: 0.9, cpus: 6 }),
    pressure: readable({ cpuSome: 1, memorySome: 0, memoryFull: 0, ioSome: 1, ioFull: 0.5 }),
    clock: readable({ skewMs: 12, uncertaintyMs: 25, synchronised: true }),
    certificates: readable([certificate('serving-kube-apiserver.crt', 60, 305)]),
    containerd: readable({ answering: true, detail: 'v2.1.5-k3s1' }),
    datastore: readable({ bytes: 96 * 2 ** 20, walBytes: 4 * 2 ** 20 }),
    bootId: readable('boot-1'),
    bootedAt: readable(ago(20 * 86_400)),
    k3sVersion: readable('v1.35.4+k3s1'),
  };
}

function runningUnit(role: HostFacts['role']): UnitState {
  return {
    name: role === 'server' ? 'k3s.service' : 'k3s-agent.service',
    load: 'loaded',
    active: 'active',
    sub: 'running',
    result: 'success',
    exitStatus: 0,
    restarts: 0,
    since: ago(20 * 86_400),
    enabled: 'enabled',
  };
}

/** Units as systemd shows them, to be given as `unit`. */
export const looping: Partial<UnitState> = {
  active: 'activating',
  sub: 'auto-restart',
  result: 'exit-code',
  exitStatus: 1,
  restarts: 37,
  since: ago(12),
};
/** An agent that waits for a server that will not have it. */
export const startingUnit: Partial<UnitState> = { active: 'activating', sub: 'start', since: ago(20) };
export const stopped: Partial<UnitState> = { active: 'inactive', sub: 'dead', since: ago(300) };

/** The root disk of 400 GiB with all of K3s on it, more than half free. */
export function filesystem(over: Partial<Filesystem> = {}): Filesystem {
  return {
    mount: '/',
    device: '/dev/sda1',
    type: 'ext4',
    sizeBytes: 400 * gib,
    availableBytes: 251 * gib,
    inodes: 26_214_400,
    inodesFree: 25_101_222,
    readOnly: false,
    holds: ['/var/lib/rancher/k3s', '/var/lib/rancher/k3s/storage', '/var/log'],
    ...over,
  };
}

/** A certificate of the server, made so many days ago and valid for so many more. */
export function certificate(
  file: string,
  agoDays: number,
  leftDays: number,
  over: Partial<HostCertificate> = {},
): HostCertificate {
  const day = 86_400;
  const at = (seconds: number): Instant => ago(seconds);
  return {
    path: `/var/lib/rancher/k3s/server/tls/${file}`,
    subject: `CN=${file.replace('.crt', '')}`,
    notBefore: at(agoDays * day),
    notAfter: at(-leftDays * day),
    isAuthority: false,
    ...over,
  };
}

/** A line of K3s's journal as it is read from a host, a minute old. */
export function line(level: 'info' | 'warning' | 'error' | 'fatal', message: string, seconds = 60): string {
  return `${ago(seconds)} k3s[4711]: time="${ago(seconds)}" level=${level} msg=${JSON.stringify(message)}`;
}

export const started = line('info', 'Starting k3s v1.35.4+k3s1 (7b1e1d4b)', 90);
