import type { Fault } from './fault.ts';
import { fullStorage, usualStorage } from './storage-disk.ts';

export const diskFullVolumes: Fault = {
  name: 'disk-full-volumes',
  on: 'server',
  description: 'the disk under the local-path volumes is full; the root disk is not',
  async break(place) {
    await fullStorage(
      place,
      'size=$((used + 8*1024*1024))',
      'dd if=/dev/zero of=$new/lab-fault-fill bs=64k 2> /dev/null || true',
    );
  },
  async mend(place) {
    await usualStorage(place);
  },
};
