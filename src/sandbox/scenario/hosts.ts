import type { HostFacts } from '../../model/host.ts';
import { type Readable, readable, type Unreadable, unreadable } from '../../model/readable.ts';
import { type Fields, isFields } from '../fields.ts';
import type { Clock } from './time.ts';

/** A machine that is well, as the one real LIONS host is: one server, 6 CPU, 12 GB, 400 GB. */
function wellHost(clock: Clock): Record<keyof HostFacts, unknown> {
  const gib = 2 ** 30;
  return {
    hostname: 'lions-dev',
    addresses: ['10.0.0.10'],
    role: 'server',
    unit: {
      name: 'k3s.service',
      load: 'loaded',
      active: 'active',
      sub: 'running',
      result: 'success',
      exitStatus: 0,
      restarts: 0,
      since: clock.ago('20d'),
      enabled: 'enabled',
    },
    journal: [],
    filesystems: [
      {
        mount: '/',
        device: '/dev/sda1',
        type: 'ext4',
        sizeBytes: 400 * gib,
        availableBytes: 251 * gib,
        inodes: 26_214_400,
        inodesFree: 25_101_222,
        readOnly: false,
        holds: ['/var/lib/rancher/k3s', '/var/lib/rancher/k3s/storage', '/var/log'],
      },
    ],
    memory: { totalBytes: 12 * gib, availableBytes: 5 * gib, swapTotalBytes: 4 * gib, swapFreeBytes: 4 * gib },
    load: { one: 0.84, five: 0.91, fifteen: 0.88, cpus: 6 },
    pressure: { cpuSome: 1.2, memorySome: 0, memoryFull: 0, ioSome: 0.6, ioFull: 0.4 },
    clock: { skewMs: 12, uncertaintyMs: 25, synchronised: true },
    certificates: [certificate(clock, 'client-admin.crt'), certificate(clock, 'serving-kube-apiserver.crt')],
    containerd: { answering: true, detail: 'containerd github.com/k3s-io/containerd v2.1.5-k3s1' },
    datastore: { bytes: 96 * 2 ** 20, walBytes: 4 * 2 ** 20 },
    bootId: '5b0f0b3c-2c6f-4a56-9d6e-0a7f6f6e8c11',
    bootedAt: clock.ago('20d'),
    k3sVersion: 'v1.35.4+k3s1',
  };
}

const certificate = (clock: Clock, file: string) => ({
  path: `/var/lib/rancher/k3s/server/tls/${file}`,
  subject: `CN=${file.replace('.crt', '')}`,
  notBefore: clock.ago('60d'),
  notAfter: clock.ago('0s', 305 * 86_400_000),
  isAuthority: false,
});

/** A host of a scenario: a well one with the scenario's differences; a part `{unreadable: …}` could not be read. */
export function hostFacts(given: Fields, clock: Clock): Readable<HostFacts> {
  const gone = unreadableOf(given);
  if (gone) return gone;
  const { role, ...parts } = { ...wellHost(clock), ...given };
  const entries = Object.entries(parts).map(([name, value]) => [name, unreadableOf(value) ?? readable(value)]);
  return readable({ ...Object.fromEntries(entries), role } as HostFacts);
}

function unreadableOf(value: unknown): Readable<never> | undefined {
  if (!isFields(value) || !isFields(value['unreadable'])) return undefined;
  const { reason, message } = value['unreadable'] as unknown as Unreadable;
  return unreadable(reason, message);
}
