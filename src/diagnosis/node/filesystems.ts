import type { Severity } from '../../model/finding.ts';
import type { Filesystem } from '../../model/host.ts';
import { inBytes } from './bytes.ts';

export interface DiskTrouble {
  readonly filesystem: Filesystem;
  readonly severity: Severity;
  /** Nothing more can be written. */
  readonly full: boolean;
  readonly seen: string;
}

const mib = 2 ** 20;
/** Filesystems on which the machine itself depends, even when nothing of K3s lies there. */
const ofSystem = new Set(['/', '/var', '/var/lib', '/var/log']);
/** Read-only by nature. */
const alwaysReadOnly = new Set(['squashfs', 'iso9660', 'erofs', 'cramfs', 'overlay']);

/**
 * What is wrong with a filesystem that K3s or the system needs. K3s evicts pods when less than 5 % is left; image clean-up
 * starts at 15 % by itself, so only less than 10 % is worth a word. Inodes count only where the filesystem has a fixed number.
 */
export function diskTrouble(filesystem: Filesystem): DiskTrouble | undefined {
  const { availableBytes, sizeBytes, inodes, inodesFree, readOnly, type, holds } = filesystem;
  if (!ofSystem.has(filesystem.mount) && holds.every((path) => path === '/tmp')) return undefined;
  if (readOnly) {
    if (holds.length === 0 || alwaysReadOnly.has(type)) return undefined;
    return { filesystem, severity: 'critical', full: true, seen: `read-only (${type})` };
  }
  const space = level(availableBytes, sizeBytes, { full: 64 * mib, grave: 1024 * mib });
  if (space) return { filesystem, ...space, seen: `${inBytes(availableBytes)} / ${inBytes(sizeBytes)}` };
  const files = level(inodesFree, inodes, { full: 16, grave: 1000 });
  return files && { filesystem, ...files, seen: `inodes: ${inodesFree} / ${inodes}` };
}

function level(left: number, all: number, least: { readonly full: number; readonly grave: number }) {
  if (!(all > 0) || !(left >= 0) || left / all >= 0.1) return undefined;
  const full = left === 0 || (left < least.full && left / all < 0.02);
  const grave = full || left / all < 0.01 || (left / all < 0.05 && left < least.grave);
  return { severity: grave ? ('critical' as const) : ('warning' as const), full };
}

/** The most urgent of a machine's filesystems, first. */
export function diskTroubles(filesystems: readonly Filesystem[]): readonly DiskTrouble[] {
  const worth = (trouble: DiskTrouble) => (trouble.full ? 0 : trouble.severity === 'critical' ? 1 : 2);
  return filesystems.flatMap((one) => diskTrouble(one) ?? []).toSorted((a, b) => worth(a) - worth(b));
}
