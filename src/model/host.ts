import type { Readable } from './readable.ts';
import type { Instant } from './snapshot.ts';

/** What diagnosis wants to know of a machine. Each part is read by itself and may be unreadable by itself. */
export interface HostFacts {
  /** The machine's own name (`hostname`), which is the node's name unless K3s was told otherwise. */
  readonly hostname: Readable<string>;
  readonly addresses: Readable<readonly string[]>;
  readonly role: 'server' | 'agent';
  /** The unit `k3s` or `k3s-agent`. */
  readonly unit: Readable<UnitState>;
  /** The last lines of the unit's journal, oldest first, secrets removed. */
  readonly journal: Readable<readonly string[]>;
  readonly filesystems: Readable<readonly Filesystem[]>;
  readonly memory: Readable<Memory>;
  readonly load: Readable<Load>;
  /** Pressure stall information; unreadable on kernels that do not have it. */
  readonly pressure: Readable<Pressure>;
  /** Host clock minus our clock in milliseconds, and how far that can be wrong (half the round trip). */
  readonly clock: Readable<{
    readonly skewMs: number;
    readonly uncertaintyMs: number;
    readonly synchronised?: boolean;
  }>;
  readonly certificates: Readable<readonly HostCertificate[]>;
  readonly containerd: Readable<{ readonly answering: boolean; readonly detail: string }>;
  /** Size of K3s's SQLite datastore in bytes with its write-ahead log; unreadable on agents. */
  readonly datastore: Readable<{ readonly bytes: number; readonly walBytes: number }>;
  readonly bootId: Readable<string>;
  readonly bootedAt: Readable<Instant>;
  readonly k3sVersion: Readable<string>;
}

/** As `systemctl show` prints it. */
export interface UnitState {
  readonly name: string;
  /** `loaded`, `not-found`, `masked`, … */
  readonly load: string;
  /** `active`, `activating`, `inactive`, `failed`, … */
  readonly active: string;
  readonly sub: string;
  /** `success`, `exit-code`, `signal`, `oom-kill`, … */
  readonly result: string;
  readonly exitStatus?: number;
  readonly restarts: number;
  readonly since?: Instant;
  /** `enabled`, `disabled`, … */
  readonly enabled: string;
}

/** Sizes in bytes. */
export interface Filesystem {
  readonly mount: string;
  readonly device: string;
  readonly type: string;
  readonly sizeBytes: number;
  readonly availableBytes: number;
  readonly inodes: number;
  readonly inodesFree: number;
  readonly readOnly: boolean;
  /** Which of K3s's paths live here, such as `/var/lib/rancher/k3s`, `/var/lib/rancher/k3s/storage`, `/var/log`. */
  readonly holds: readonly string[];
}

export interface Memory {
  readonly totalBytes: number;
  readonly availableBytes: number;
  readonly swapTotalBytes: number;
  readonly swapFreeBytes: number;
}

export interface Load {
  readonly one: number;
  readonly five: number;
  readonly fifteen: number;
  readonly cpus: number;
}

/** Share of time in percent over 60 seconds in which some, or all, tasks waited. */
export interface Pressure {
  readonly cpuSome: number;
  readonly memorySome: number;
  readonly memoryFull: number;
  readonly ioSome: number;
  readonly ioFull: number;
}

export interface HostCertificate {
  readonly path: string;
  readonly subject: string;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  readonly isAuthority: boolean;
}
