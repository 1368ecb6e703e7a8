import type { Fault } from './fault.ts';
import { fullStorage, usualStorage } from './storage-disk.ts';

export const inodesFullVolumes: Fault = {
  name: 'inodes-full-volumes',
  on: 'server',
  description: 'the disk under the local-path volumes has space, and not one inode more',
  async break(place) {
    await fullStorage(
      place,
      'size=1g,nr_inodes=$((files + 64))',
      'for i in $(seq 64); do touch $new/lab-fault-$i 2> /dev/null || break; done',
    );
  },
  async mend(place) {
    await usualStorage(place);
  },
};
