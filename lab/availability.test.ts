import { describe, expect, test } from 'vitest';
import { type HostFacts, reasons } from './availability.ts';

const able: HostFacts = {
  platform: 'linux',
  arch: 'x64',
  root: true,
  mayMount: true,
  loopDevices: true,
  cgroupsWritable: true,
  apt: true,
  go: 'go version go1.26.8 linux/amd64',
};

describe('why a lab cannot run here', () => {
  test('no reason on a machine that has everything, now and with later versions of Go', () => {
    expect(reasons(able)).toEqual([]);
    expect(reasons({ ...able, go: 'go version go1.30 linux/amd64' })).toEqual([]);
  });

  test('another system is the only reason: nothing else matters then', () => {
    expect(reasons({ ...able, platform: 'darwin', root: false, go: undefined })).toEqual([
      'a lab needs Linux; this is darwin',
    ]);
  });

  test.each<[Partial<HostFacts>, RegExp]>([
    [{ arch: 'arm64' }, /amd64.*arm64/],
    [{ root: false }, /needs root/],
    [{ mayMount: false }, /CAP_SYS_ADMIN/],
    [{ loopDevices: false }, /loop/],
    [{ cgroupsWritable: false }, /cgroup/],
    [{ apt: false }, /apt-get/],
    [{ go: undefined }, /Go 1\.26.*found none/],
    [{ go: 'go version go1.25.9 linux/amd64' }, /Go 1\.26.*go1\.25\.9/],
  ])('one missing part is one reason: %o', (missing, reason) => {
    expect(reasons({ ...able, ...missing })).toEqual([expect.stringMatching(reason)]);
  });

  test('says all at once, so that nobody repairs one to meet the next', () => {
    expect(reasons({ ...able, root: false, loopDevices: false, go: undefined })).toHaveLength(3);
  });
});
