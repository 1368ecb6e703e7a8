import { describe, expect, test } from 'vitest';
import { readable, unreadable } from '../../model/readable.ts';
import { boot } from './boot.ts';
import { clockOf } from './clock.ts';
import { containerd } from './containerd.ts';
import { datastore } from './datastore.ts';
import { filesystems } from './filesystems.ts';
import { journal } from './journal.ts';
import { load } from './load.ts';
import { memory } from './memory.ts';
import { addresses, hostname, k3sVersion } from './names.ts';
import { pressure } from './pressure.ts';
import { synchronised } from './synchronised.ts';
import { unit } from './unit.ts';

// What Debian 12, a K3s host and busybox printed.

test('memory', () => {
  const output = `MemTotal:       24684092 kB
MemFree:        15117596 kB
MemAvailable:   21260256 kB
Buffers:          420932 kB
SwapTotal:       4194300 kB
SwapFree:        4194044 kB
HugePages_Total:       0
`;
  expect(memory.parse(output)).toEqual({
    totalBytes: 24_684_092 * 1024,
    availableBytes: 21_260_256 * 1024,
    swapTotalBytes: 4_194_300 * 1024,
    swapFreeBytes: 4_194_044 * 1024,
  });
  expect(() => memory.parse('MemTotal: 1 kB')).toThrow(/MemAvailable/);
});

test('load', () => {
  expect(load.parse('3.75 3.11 2.60 4/512 15860\n2\n')).toEqual({ one: 3.75, five: 3.11, fifteen: 2.6, cpus: 2 });
  expect(() => load.parse('3.75 3.11 2.60 4/512 15860\n')).toThrow(/processors/);
});

test('pressure', () => {
  const output = `cpu some avg10=31.02 avg60=30.33 avg300=21.87 total=220728844
cpu full avg10=0.00 avg60=0.00 avg300=0.00 total=0
memory some avg10=0.00 avg60=0.10 avg300=0.00 total=5806
memory full avg10=0.00 avg60=0.00 avg300=0.00 total=5480
io some avg10=0.00 avg60=0.51 avg300=1.19 total=20728844
io full avg10=0.00 avg60=0.05 avg300=0.11 total=6080466
`;
  expect(pressure.parse(output)).toEqual({
    cpuSome: 30.33,
    memorySome: 0.1,
    memoryFull: 0,
    ioSome: 0.51,
    ioFull: 0.05,
  });
});

test('names and addresses', () => {
  expect(hostname.parse('vps\n')).toBe('vps');
  const output = `1: lo    inet 127.0.0.1/8 scope host lo\\       valid_lft forever preferred_lft forever
1: lo    inet6 ::1/128 scope host \\       valid_lft forever preferred_lft forever
2: host0    inet 10.90.0.2/24 brd 10.90.0.255 scope global host0\\       valid_lft forever preferred_lft forever
2: host0    inet6 fe80::8c3a:aff:fe5b:2/64 scope link \\       valid_lft forever preferred_lft forever
2: host0    inet6 fd00::2/64 scope global \\       valid_lft forever preferred_lft forever
3: cni0    inet 10.42.0.1/24 brd 10.42.0.255 scope global cni0\\       valid_lft forever preferred_lft forever
`;
  expect(addresses.parse(output)).toEqual(['10.90.0.2', 'fd00::2', '10.42.0.1']);
  expect(addresses.parse('10.90.0.2 10.42.0.1 fd00::2 \n')).toEqual(['10.90.0.2', '10.42.0.1', 'fd00::2']);
  expect(k3sVersion.parse('k3s version v1.35.4+k3s1 (7b1e1d4b)\ngo version go1.25.3\n')).toBe('v1.35.4+k3s1');
});

test('boot, of a process whose name tries to mislead', () => {
  const stat = '1 (a b) c) S 0 1 1 0 -1 4194560 7002 2172463 31 243 58 39 7347 3374 20 0 1 0 96327 105013248 3097';
  const output = `93301323-55a7-43dc-9329-d5fd51cdbd30\nbtime 1795596807\n100\n${stat}\n`;
  expect(boot.parse(output)).toEqual({ id: '93301323-55a7-43dc-9329-d5fd51cdbd30', at: '2026-11-25T09:09:30.000Z' });
});

describe('unit', () => {
  test('that runs', () => {
    const output = `Result=success
NRestarts=0
ExecMainStatus=0
Id=k3s.service
LoadState=loaded
ActiveState=active
SubState=running
UnitFileState=enabled
StateChangeTimestamp=Wed 2026-11-25 09:18:20 UTC
`;
    expect(unit.parse(output)).toEqual({
      name: 'k3s.service',
      load: 'loaded',
      active: 'active',
      sub: 'running',
      result: 'success',
      exitStatus: 0,
      restarts: 0,
      since: '2026-11-25T09:18:20Z',
      enabled: 'enabled',
    });
  });

  test('that is not there, which is a fact and no failure', () => {
    const output = `Id=k3s.service\nLoadState=not-found\nActiveState=inactive\nSubState=dead\nStateChangeTimestamp=\nUnitFileState=\nResult=success\nNRestarts=0\n`;
    expect(unit.parse(output)).toMatchObject({ load: 'not-found', active: 'inactive', since: undefined });
    expect(() => unit.parse('Failed to connect to bus')).toThrow(RangeError);
  });
});

test('journal: time in UTC, no host, no secrets', () => {
  const output = `2026-11-25T09:18:50+0000 vps k3s[14511]: I1125 09:18:50.381321   14511 kubelet_volumes.go:161] "Cleaned up"
2026-11-25T09:18:51+00:00 vps k3s[14511]: level=info msg="joining with K10${'ab'.repeat(32)}::server:5ecret"

2026-11-25T09:18:52+0000 vps systemd[1]: k3s.service: Main process exited, code=exited, status=1/FAILURE
`;
  expect(journal.parse(output)).toEqual([
    '2026-11-25T09:18:50Z k3s[14511]: I1125 09:18:50.381321   14511 kubelet_volumes.go:161] "Cleaned up"',
    '2026-11-25T09:18:51Z k3s[14511]: level=info msg="joining with K10[redacted]"',
    '2026-11-25T09:18:52Z systemd[1]: k3s.service: Main process exited, code=exited, status=1/FAILURE',
  ]);
});

test('file systems: which of the paths they hold, hidden mounts, odd names, read-only ones', () => {
  const output = `path /var/lib/rancher/k3s /data/k3s
path /var/log /var/log
path /run /run
mount /dev/sda1 / ext4 rw,relatime 4096 102400 51200 26214400 25101222
mount /dev/sdb1 /data xfs rw,relatime 4096 100 50 10 5
mount /dev/sdc1 /data ext4 ro,relatime 4096 1000 500 100 50
mount /dev/sdd1 /mnt/two\\040words vfat rw 512 10 10 0 0
mount tmpfs /run tmpfs rw,nosuid 4096 10 9 8 7
`;
  const found = filesystems.parse(output);
  expect(found).toMatchObject([
    {
      mount: '/',
      device: '/dev/sda1',
      sizeBytes: 4096 * 102_400,
      inodesFree: 25_101_222,
      readOnly: false,
      holds: ['/var/log'],
    },
    { mount: '/data', type: 'ext4', availableBytes: 4096 * 500, readOnly: true, holds: ['/var/lib/rancher/k3s'] },
    { mount: '/mnt/two words', type: 'vfat', inodes: 0, holds: [] },
    { mount: '/run', holds: ['/run'] },
  ]);
});

describe('containerd', () => {
  test('that answers, with what it says of itself', () => {
    const info = {
      status: {
        conditions: [
          { type: 'RuntimeReady', status: true, reason: '', message: '' },
          {
            type: 'NetworkReady',
            status: false,
            reason: 'NetworkPluginNotReady',
            message: 'cni plugin not initialized',
          },
        ],
      },
      config: { containerd: { snapshotter: 'overlayfs' } },
    };
    const output = `status 0\nWARN[0000] Config {x} does not exist\n${JSON.stringify(info, null, 2)}\n`;
    expect(containerd.parse(output)).toEqual({
      answering: true,
      detail: 'RuntimeReady=true, NetworkReady=false NetworkPluginNotReady cni plugin not initialized',
    });
  });

  test('that does not', () => {
    const words =
      'FATA[0002] validate service connection: rpc error: code = DeadlineExceeded desc = context deadline exceeded';
    expect(containerd.parse(`status 1\nsomething\n${words}\n`)).toEqual({ answering: false, detail: words });
    expect(containerd.parse('status 124\n\n')).toEqual({ answering: false, detail: 'no answer within 8 s' });
  });
});

test('datastore', () => {
  const sqlite = 'server/db/state.db 21540864\nserver/db/state.db-wal 5191232\n';
  expect(datastore.parse(sqlite)).toEqual({ bytes: 21_540_864, walBytes: 5_191_232 });
  expect(datastore.parse('server/db/state.db 4096\n')).toEqual({ bytes: 4096, walBytes: 0 });
  expect(datastore.parse('agent\n')).toEqual(unreadable('not-configured', 'an agent has no datastore'));
  expect(datastore.parse('etcd\n')).toMatchObject({ unreadable: { reason: 'not-configured', message: /etcd/ } });
  expect(datastore.parse('')).toMatchObject({ unreadable: { reason: 'not-found' } });
});

test('clock', () => {
  const trip = { asked: 1_795_598_326_000, answered: 1_795_598_326_040 };
  expect(clockOf('1795598326.120000000', trip, true)).toEqual(
    readable({ skewMs: 100, uncertaintyMs: 20, synchronised: true }),
  );
  // busybox knows no fractions.
  expect(clockOf('1795598321.%N', trip, undefined)).toEqual(readable({ skewMs: -4520, uncertaintyMs: 520 }));
  expect(clockOf('date: not found', trip, undefined)).toMatchObject({ unreadable: { reason: 'invalid' } });
  expect(synchronised.parse('NTPSynchronized=no\n')).toBe(false);
  expect(synchronised.parse('')).toBeUndefined();
});
